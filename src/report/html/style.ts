/** How the page looks: on screens light and dark, on paper, wide and narrow. */
export const style = `
:root{--text:#1b1f24;--soft:#57606a;--back:#fff;--panel:#f6f8fa;--line:#d0d7de;--link:#0550ae;
--added:#116329;--added-back:#e7f6ec;--removed:#a40e26;--removed-back:#fdeced;--changed:#7a4b00;--changed-back:#fff5da;--moved:#6639ba;--moved-back:#f4eeff}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9da7b3;--back:#0d1117;--panel:#161b22;--line:#3d444d;--link:#79b8ff;
--added:#7ee787;--added-back:#12261a;--removed:#ff938a;--removed-back:#311417;--changed:#f0c35a;--changed-back:#2b2106;--moved:#d2b4ff;--moved-back:#21173a}}
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-behavior:smooth}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
main{max-width:1240px;margin:0 auto;padding:24px 20px 48px}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 14px;font-weight:600;overflow-wrap:anywhere}
.answer{font-weight:800}
.answer.yes{border-bottom:4px solid var(--changed)}
.answer.no{border-bottom:4px solid var(--added)}
.facts{display:flex;flex-wrap:wrap;gap:6px 28px;margin:0 0 8px;color:var(--soft);font-size:.9rem}
.facts div{display:flex;gap:8px;min-width:0}
.facts dt{margin:0}
.facts dd{margin:0;color:var(--text);font-weight:600;overflow-wrap:anywhere}
.danger{border:2px solid var(--removed);background:var(--removed-back);color:var(--removed);font-weight:700;padding:10px 14px;border-radius:8px}
nav ul{padding-left:20px}
article{border-top:1px solid var(--line);margin-top:22px;padding-top:18px}
h2{font-size:1.3rem;margin:0;overflow-wrap:anywhere}
.state{margin:2px 0 16px;color:var(--soft)}
.review{display:grid;gap:28px;align-items:start}
.beside{grid-template-columns:minmax(0,1fr) minmax(0,auto)}
h3{font-size:.95rem;margin:0 0 6px;letter-spacing:.04em}
h3 .about{font-weight:400;letter-spacing:0;color:var(--soft)}
.rows{margin:0 0 18px}
.rows ul{list-style:none;margin:0;padding:0}
.rows li{border-left:5px solid var(--line);background:var(--panel);border-radius:0 8px 8px 0;padding:9px 14px;margin:0 0 8px;max-width:74ch;overflow-wrap:anywhere}
.rows li:target{outline:3px solid var(--link)}
.rows p{margin:0}
.rows .sentence{font-weight:500}
.rows .effect{margin-top:4px;color:var(--soft)}
.rows .foot{margin-top:5px;font-size:.85rem}
.rows li.added{border-left-color:var(--added)}
.rows li.removed{border-left-color:var(--removed);border-left-style:dotted}
.rows li.changed{border-left-color:var(--changed);border-left-style:dashed}
.rows li.moved{border-left-color:var(--moved);border-left-style:double}
.mark{font-weight:700;font-size:.85em;white-space:nowrap}
.added .mark{color:var(--added)}
.removed .mark{color:var(--removed)}
.changed .mark{color:var(--changed)}
.moved .mark{color:var(--moved)}
q,.name{font-weight:600}
q,.name,ins,del,nav a{unicode-bidi:plaintext}
.flag{display:inline-block;border:1.5px solid currentColor;border-radius:5px;padding:0 7px;margin-right:8px;font-size:.76rem;letter-spacing:.04em}
.words{margin:8px 0 2px;padding:9px 12px;background:var(--back);border:1px solid var(--line);border-radius:6px;white-space:pre-wrap;font-weight:400}
ins,del{border-radius:3px;padding:0 2px}
ins{color:var(--added);background:var(--added-back);text-decoration:underline;text-decoration-thickness:2px}
del{color:var(--removed);background:var(--removed-back);text-decoration:line-through}
.sign{font-weight:700;margin-right:2px;display:inline-block}
.scroll{overflow-x:auto;max-width:100%}
.below>.picture>.scroll{container-type:inline-size}
.picture{min-width:0}
.legend{display:flex;flex-wrap:wrap;gap:6px 16px;list-style:none;margin:0 0 8px;padding:0;font-size:.85rem;font-weight:700}
.legend li{display:flex;align-items:center;gap:7px}
.legend .added{color:var(--added)}
.legend .removed{color:var(--removed)}
.legend .changed{color:var(--changed)}
.legend .moved{color:var(--moved)}
.flow{display:block;height:auto;max-width:none;margin:0 auto}
.legend .flow{margin:0;flex:none}
.sheets{display:none}
.flow text{text-anchor:middle;fill:var(--text);font-size:13px}
.flow .noun{fill:var(--soft);font-size:11px}
.flow .mark{font-size:11px;font-weight:700}
.flow .title{font-weight:600}
.flow .was{fill:var(--removed);text-decoration:line-through}
.flow .outline{fill:var(--back);stroke:var(--soft);stroke-width:1.2}
.flow .start .outline,.flow .goal .outline,.flow .end .outline{fill:var(--panel)}
.flow .folded .outline{stroke-dasharray:2 4;fill:var(--panel)}
.flow a:hover .outline,.flow a:focus .outline{stroke-width:5}
.flow a:hover>.line,.flow a:focus>.line{stroke-width:5}
.flow .line{fill:none;stroke:var(--soft);stroke-width:1.4}
.flow .head{fill:var(--soft)}
.flow .label{fill:var(--back)}
.flow .added .outline{stroke:var(--added);fill:var(--added-back);stroke-width:3}
.flow .removed .outline{stroke:var(--removed);fill:var(--removed-back);stroke-width:2;stroke-dasharray:2 4}
.flow .changed .outline{stroke:var(--changed);fill:var(--changed-back);stroke-width:2.5;stroke-dasharray:9 4}
.flow .moved .outline{stroke:var(--moved);fill:var(--moved-back);stroke-width:2.5;stroke-dasharray:12 3 3 3}
.flow .added .mark{fill:var(--added)}
.flow .removed .mark{fill:var(--removed)}
.flow .changed .mark{fill:var(--changed)}
.flow .moved .mark{fill:var(--moved)}
.flow .added>.line{stroke:var(--added);stroke-width:3}
.flow .added>.head{fill:var(--added)}
.flow .removed>.line{stroke:var(--removed);stroke-width:1.8;stroke-dasharray:2 4}
.flow .removed>.head{fill:var(--removed)}
.flow .changed>.line{stroke:var(--changed);stroke-width:2.5;stroke-dasharray:9 4}
.flow .changed>.head{fill:var(--changed)}
details{margin:10px 0;border:1px solid var(--line);border-radius:8px}
summary{cursor:pointer;padding:9px 14px;font-weight:600;overflow-wrap:anywhere}
details>:not(summary){margin:0 14px 14px}
pre{overflow:auto;background:var(--panel);padding:10px;border-radius:6px;font:13px/1.5 ui-monospace,Consolas,"DejaVu Sans Mono",monospace}
pre{counter-reset:line}
pre>span{counter-increment:line}
pre>span::before{content:counter(line);color:var(--soft);display:inline-block;min-width:2.6em;margin-right:1em;text-align:right}
pre>span:target{background:var(--changed-back);outline:2px solid var(--changed)}
table{border-collapse:collapse;font-size:.9rem;width:100%}
th,td{text-align:left;vertical-align:top;padding:5px 10px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
td.mark{width:7.5rem}
td .noun{color:var(--soft)}
.technical td,.technical th{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.8rem;font-weight:400;min-width:9rem}
tr.added{background:var(--added-back)}tr.removed{background:var(--removed-back)}tr.changed{background:var(--changed-back)}tr.moved{background:var(--moved-back)}
td.depth1{padding-left:28px}td.depth2{padding-left:46px}td.depth3{padding-left:64px}td.depth4{padding-left:82px}
td.depth5{padding-left:100px}td.depth6{padding-left:118px}td.depth7{padding-left:136px}td.depth8{padding-left:154px}
footer{border-top:1px solid var(--line);margin-top:26px;padding-top:12px;color:var(--soft);font-size:.9rem}
footer p{margin:4px 0;max-width:74ch;overflow-wrap:anywhere}
footer p:first-child{color:var(--text);font-weight:600}
@media (max-width:900px){.beside{grid-template-columns:minmax(0,1fr)}main{padding:16px 12px 32px}h1{font-size:1.25rem}}
@media print{:root{--text:#000;--soft:#444;--back:#fff;--panel:#fff;--line:#bbb;--link:#000;--added:#116329;--added-back:#fff;--removed:#a40e26;--removed-back:#fff;--changed:#7a4b00;--changed-back:#fff;--moved:#6639ba;--moved-back:#fff}
main{max-width:none;padding:0}.review{display:block}.picture:not(.large),figure,.rows li{break-inside:avoid}.flow{max-width:100%}.picture:not(.large) .flow{max-height:860px}.large>.scroll{display:none}.sheets{display:block}figure{margin:0 0 8px}figcaption{font-size:.8rem;color:var(--soft)}.scroll,pre{overflow:visible}pre{white-space:pre-wrap}
details::details-content{content-visibility:visible}}
`.replaceAll("\n", "");
