"""How a debrief page looks: ink on paper, on a screen and in print; it loads nothing."""

from bloc_game.report.charts import Palette

PALETTE = Palette(
    here="#1E1B16",
    record="#845010",
    grid="#E0D6C1",
    axis="#8C8271",
    good="#2C6B4F",
    ground="#FDFAF2",
)

STYLE = """
:root { --ink: #1E1B16; --soft: #5B5347; --rule: #C9BBA0; --hair: #E7DCC6; --stamp: #9E2B25;
  --record: #845010; --yes: #2C6B4F; --no: #8E2F22; }
* { box-sizing: border-box; }
body { margin: 0; background: #F3ECDD; color: var(--ink);
  font: 17px/1.55 "Source Serif 4", "Source Serif Pro", Charter, Georgia, serif; }
main { max-width: 54rem; margin: 2rem auto; padding: 3rem 3.5rem; background: #FDFAF2;
  border: 1px solid var(--rule); }
h1 { font-weight: 500; font-size: 2.3rem; line-height: 1.15; margin: .2rem 0 .6rem; }
h2 { font-weight: 500; font-size: 1.45rem; margin: 2.6rem 0 .7rem; padding-bottom: .25rem;
  border-bottom: 1px solid var(--rule); break-after: avoid; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .2rem; break-after: avoid; }
p { margin: .4rem 0; }
a { color: var(--record); text-decoration: none; }
sup { font-size: .7em; line-height: 0; }
.file, .aside, th, td.n, figcaption, .day, .stamp, footer, text, .tag { font-family: Inter,
  "Helvetica Neue", Arial, sans-serif; }
.file { font-size: .82rem; color: var(--soft); display: flex; justify-content: space-between;
  border-bottom: 3px double var(--rule); padding-bottom: .6rem; gap: 1rem; }
.stamp { display: inline-block; color: var(--stamp); border: 2px solid var(--stamp);
  padding: .1rem .7rem; font-size: .8rem; font-weight: 600; letter-spacing: .14em;
  text-transform: uppercase; transform: rotate(-2deg); margin: 1.4rem 0 .6rem; }
.notice { border-left: 3px solid var(--stamp); padding: .2rem 1rem; color: var(--stamp); }
.beside { border-left: 3px solid var(--soft); padding: .1rem 1rem; margin: 1rem 0; }
.aside, .day { font-size: .8rem; color: var(--soft); }
.day { font-weight: 600; margin: 0; }
.record { color: var(--record); }
.up { color: var(--yes); } .down { color: var(--no); }
table { border-collapse: collapse; width: 100%; font-size: .95rem; margin: .6rem 0; }
th { text-align: left; font-size: .75rem; font-weight: 500; color: var(--soft); }
th, td { padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--hair);
  vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap;
  padding-right: 0; }
table.turn { table-layout: fixed; }
td.bar, td.line { width: 40%; vertical-align: middle; padding-right: 0; }
td.bar i { display: block; border-top: .3rem solid var(--soft); }
td.line svg { width: 100%; }
path.hair { stroke: var(--hair); } path.soft { stroke: var(--soft); }
path.span { stroke: var(--rule); stroke-width: 3; }
td.chart { width: 15rem; padding: .2rem .8rem .2rem 0; }
section.moment { break-inside: avoid; margin: 1rem 0; padding-left: 1rem;
  border-left: 3px solid var(--hair); }
section.moment h3 { margin-top: .1rem; }
section.moment.parted { border-left-color: var(--record); }
.multiples { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr));
  gap: 1.4rem 2rem; }
figure { margin: 0; break-inside: avoid; }
figcaption { font-size: .85rem; font-weight: 600; margin-bottom: .2rem; }
svg { display: block; width: 100%; height: auto; }
text { font-size: 11px; fill: var(--soft); }
text.here { fill: var(--ink); font-weight: 600; }
text.record { fill: var(--record); }
text.good { fill: var(--yes); }
ol.sources li { margin: .35rem 0; font-size: .92rem; overflow-wrap: anywhere; }
ol.questions li { margin: .9rem 0; padding-left: .4rem; }
.write { border-bottom: 1px solid var(--rule); height: 1.9rem; }
.tag { font-size: .72rem; color: var(--soft); }
ul.codex { columns: 2; column-gap: 2rem; padding-left: 1.1rem; font-size: .95rem; }
footer { margin-top: 3rem; padding-top: .6rem; border-top: 1px solid var(--rule);
  font-size: .75rem; color: var(--soft); }
@media (max-width: 44rem) { main { margin: 0; padding: 1.4rem; border: 0; }
  .multiples { grid-template-columns: 1fr; } ul.codex { columns: 1; } td.chart { display: none; } }
@media print { body { background: none; font-size: 10.5pt; } main { margin: 0; padding: 0;
  border: 0; max-width: none; } @page { margin: 18mm; } a { color: inherit;
  text-decoration: none; } .multiples { grid-template-columns: 1fr 1fr; } }
"""
