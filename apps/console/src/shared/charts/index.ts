export { Bars, type Bar } from './Bars';
export { DataBehind, type DataTableOf } from './DataBehind';
export { HeatKey, HeatTable, type HeatCell, type HeatLine } from './HeatTable';
export { Line, POINT_ROOM, type LinePoint } from './Line';
export { Sparkline } from './Sparkline';
export { TileGrid, TileLegend, type TileValue } from './TileGrid';
export { TILES } from './tiles';
