/** Light first; a reader who prefers dark gets dark. Ink on its ground has a contrast of at least 4.5. */
export const STYLE = `
text{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif;fill:#1d2329}
.paper{fill:#f4f5f7}
.name{font-size:26px;font-weight:bold}
.note{font-size:14px}
.part{font-size:20px;font-weight:bold}
.title{font-size:15px;font-weight:bold}
.words{font-size:13px}
.list{font-size:13px;font-weight:bold}
.leaf{font-size:12.5px}
.verdict{font-size:10.5px;font-weight:bold}
.key{font-size:12px;font-weight:bold;text-anchor:middle}
.box{fill:#fff;stroke:#6b7480;stroke-width:1.2}
.rule{stroke:#d5dae0;stroke-width:1;fill:none}
.link{fill:none;stroke:#6b7480;stroke-width:1}
.chip{stroke-width:1}
.move .chip{fill:#d3f0da;stroke:#2f8f4e}.move text{fill:#0b4420}
.rest .chip{fill:#d6e8fa;stroke:#2f72b5}.rest text{fill:#0a3560}
.reassess .chip{fill:#fcecc0;stroke:#b07d10}.reassess text{fill:#543800}
.emergency .chip{fill:#b3231d;stroke:#7d1511}.emergency text{fill:#fff}
.halo{stroke:#f4f5f7;stroke-width:5;fill:none}
.way{stroke-width:1.8;fill:none}
.hue0{stroke:#4a5a6a}.hue1{stroke:#1f6fb4}.hue2{stroke:#a3401f}.hue3{stroke:#2c7a45}.hue4{stroke:#7a3fa0}.hue5{stroke:#8a6a00}
.head{stroke:none}
.head.hue0{fill:#4a5a6a}.head.hue1{fill:#1f6fb4}.head.hue2{fill:#a3401f}.head.hue3{fill:#2c7a45}.head.hue4{fill:#7a3fa0}.head.hue5{fill:#8a6a00}
@media (prefers-color-scheme:dark){
text{fill:#e6e9ed}
.paper{fill:#15181c}
.box{fill:#1e2329;stroke:#8a94a0}
.rule{stroke:#353c45}
.link{stroke:#8a94a0}
.move .chip{fill:#123c20;stroke:#4cb06c}.move text{fill:#c6f2d2}
.rest .chip{fill:#10304f;stroke:#5a9bdb}.rest text{fill:#cfe5fb}
.reassess .chip{fill:#43320a;stroke:#d3a335}.reassess text{fill:#fbe7b0}
.emergency .chip{fill:#b3231d;stroke:#ff8a80}.emergency text{fill:#fff}
.halo{stroke:#15181c}
.hue0{stroke:#a9b6c4}.hue1{stroke:#6cb2f0}.hue2{stroke:#f08e6a}.hue3{stroke:#6cc98a}.hue4{stroke:#c592e8}.hue5{stroke:#dcbb4a}
.head.hue0{fill:#a9b6c4}.head.hue1{fill:#6cb2f0}.head.hue2{fill:#f08e6a}.head.hue3{fill:#6cc98a}.head.hue4{fill:#c592e8}.head.hue5{fill:#dcbb4a}
}
`
