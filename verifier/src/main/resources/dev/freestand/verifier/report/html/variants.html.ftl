<section id="variants" aria-labelledby="variants-title">
<h2 id="variants-title">How it is linked</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="variants-title"><table>
<@columns "variant"/>
<tbody>
<tr><th scope="row">linkage</th><#list proof.variants as v><td data-variant="${v.name}"><strong class="big">${v.file.linkage.label()}</strong><br><@outcome v.file.verdict.outcome/> <span class="dim">${v.file.verdict.reason}</span></td></#list></tr>
<tr><th scope="row">witnesses</th><#list proof.variants as v><td data-variant="${v.name}"><#list v.file.witnesses as w><details><summary>${w.tool} ${w.version!""}: <strong>${w.says.label()}</strong></summary><pre>${cut(w.raw)}</pre></details><#else><span class="dim">none was asked</span></#list></td></#list></tr>
<tr><th scope="row">C library</th><#list proof.variants as v><td data-variant="${v.name}"><strong>${v.file.libc.flavour.label()} ${v.file.libc.version!""}</strong><#if v.file.libc.evidence?has_content><details><summary>how it is known</summary><ul><#list v.file.libc.evidence as line><li>${line}</li></#list></ul></details></#if></td></#list></tr>
<tr><th scope="row">floors</th><#list view.variants.hosts as host><td data-variant="${proof.variants[host?index].name}"><@facts host.floors/></td></#list></tr>
<tr><th scope="row">size</th><#list proof.variants as v><td data-variant="${v.name}">${bytes(v.size)} bytes</td></#list></tr>
<tr><th scope="row">start-up</th><#assign starts = view.speeds()?filter(s -> s.start())><#list proof.variants as v><td data-variant="${v.name}"><#list starts as start><#list start.rows()?filter(r -> r.variant() == v.name && r.time()?has_content) as row>${row.time()}<br><span class="dim">${row.ratio()}</span><#else><span class="dim">not measured</span></#list><#else><span class="dim">not measured</span></#list></td></#list></tr>
<tr><th scope="row">interpreter</th><#list proof.variants as v><td data-variant="${v.name}"><#if v.file.interpreter??><code>${v.file.interpreter}</code><#else>none</#if></td></#list></tr>
<tr><th scope="row">needed libraries</th><#list proof.variants as v><td data-variant="${v.name}"><#list v.file.needed as name><code>${name}</code><#sep>, <#else>none</#list></td></#list></tr>
<tr><th scope="row">stripped</th><#list proof.variants as v><td data-variant="${v.name}">${yesNo(v.file.stripped!"unknown")}</td></#list></tr>
<tr><th scope="row">SHA-256</th><#list proof.variants as v><td data-variant="${v.name}"><code class="hash">${v.sha256!"unknown"}</code></td></#list></tr>
</tbody></table></div>
</section>
