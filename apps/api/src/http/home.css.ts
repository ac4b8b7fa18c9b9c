/** Style of the home page: system fonts only, readable at any width, dark where the reader is, plain on paper. */
export const homeStyle = `
:root { color-scheme: light dark; --ink: #1d252c; --soft: #56626d; --paper: #fbfaf7; --card: #fff; --line: #d9dde0; --accent: #9a2b1f; --mark: #fff4d6; --mark-line: #d9a520; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --soft: #a4adb5; --paper: #15191c; --card: #1d2327; --line: #353d43; --accent: #f0a08f; --mark: #332a12; --mark-line: #8f7120; }
}
* { box-sizing: border-box; }
p { margin: .4rem 0 .8rem; max-width: 46rem; }
html { font: 17px/1.75 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
progress { accent-color: var(--accent); }
header { padding-top: 3rem; border-top: 6px solid var(--accent); max-width: none; }
header > *, header > p { max-width: 59rem; margin-left: auto; margin-right: auto; }
h1 { font-size: 2.4rem; line-height: 1.2; margin-bottom: .25rem; letter-spacing: .04em; }
h1 small { font-size: 1.1rem; font-weight: 400; color: var(--soft); letter-spacing: 0; margin-left: .6rem; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .8rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; }
[lang="en"] { color: var(--soft); font-size: .86em; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--mark-line); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .4rem .8rem; }
.banner { background: var(--mark); border-left: 5px solid var(--mark-line); padding: .7rem 1.1rem; margin-top: 1.4rem; border-radius: 0 6px 6px 0; }
.banner p { margin: 0; max-width: none; }
progress { width: 14rem; vertical-align: middle; margin-right: .6rem; }
.figures { display: flex; flex-wrap: wrap; gap: .8rem; padding: 0; margin: 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .7rem 1.2rem; min-width: 9rem; }
.figures dt { color: var(--soft); font-size: .86rem; }
.figures dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: var(--card); }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .4rem; }
th, td { text-align: left; padding: .42rem .9rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { font-size: .86rem; color: var(--soft); font-weight: 600; border-bottom-width: 2px; }
tbody th { font-weight: 600; white-space: nowrap; }
code, pre { font-family: ui-monospace, "SFMono-Regular", Consolas, "Sarasa Mono SC", "Noto Sans Mono CJK SC", monospace; font-size: .86rem; }
td code { user-select: all; white-space: nowrap; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.6; margin: .4rem 0 .8rem; }
.tours { display: grid; gap: 1rem; }
.tours article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.3rem; min-width: 0; }
.tours pre { background: var(--paper); }
ol { padding-left: 1.4rem; margin: .4rem 0; }
details summary { cursor: pointer; color: var(--accent); margin: .6rem 0; }
footer { color: var(--soft); font-size: .86rem; margin-top: 3rem; padding-bottom: 3rem; }
@media print {
  :root { --ink: #000; --soft: #333; --paper: #fff; --card: #fff; --line: #999; --accent: #000; }
  html { font-size: 10.5pt; }
  header { border-top: 0; padding-top: 0; }
  .tours { display: block; }
  .tours article, table, pre { break-inside: avoid; }
  .skip, progress { display: none; }
}
`;
