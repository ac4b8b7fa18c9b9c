export { NotRefreshed } from './NotRefreshed';
export { Empty, ErrorState, Forbidden, Loading, NotFound, Reading, Refused, State } from './states';
export { LATENESS_TONES, REPORT_TONES, StatusDot, type Tone } from './StatusDot';
export { Money } from './Money';
export { PageHead, Panel, Segments } from './Panel';
export { Popup } from './Popup';
export { Heads } from './Heads';
export { ToScreen } from './To';
export { FigureLink, FigureView, useOpen, type ShownFigure } from './Figure';
