<section id="sizes" aria-labelledby="sizes-title">
<h2 id="sizes-title">Size breakdown</h2>
<p>Bars of all variants have one scale. A line marks the budget.</p>
<div class="figures">
<#list view.variants.sizes as size>
<#assign bars = [size.whole] + size.sections>
<figure class="size" data-variant="${size.variant}">
<figcaption><strong>${size.variant}</strong></figcaption>
<div class="bars" role="list">
<#list bars as bar>
<div class="bar" role="listitem"><div class="label"><#if bar?index == 0>whole file<#else><code>${cut(bar.name, 60)}</code></#if> <span class="n">${bar.bytes()}</span></div>
<svg class="track" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true"><rect class="${bar.over()?then("too-long", bar.zeros?then("zeros", (bar?index == 0)?then("file", "part")))}" x="0" y="2" width="${bar.length}" height="10"/><#if bar.limitAt??><path class="limit" d="M ${bar.limitAt} 0 V 14"/></#if></svg>
<#if bar.limit??><div class="dim"><#if bar.over()><strong class="bad">over its budget</strong> of ${bytes(bar.limit)}<#else>within its budget of ${bytes(bar.limit)}<#if (bar.limit > 0)>: ${(bar.size * 100 / bar.limit)?string["0"]} %</#if></#if></div><#elseif bar.zeros><div class="dim">in memory only</div></#if></div>
</#list>
</div>
<p class="dim"><#if (size.more > 0)>${size.more} smaller or empty sections are in the table. </#if><#if size.saved()??>Stripping saved <strong>${bytes(size.saved())} bytes</strong> (${bytes(size.measured.unstripped)} before).<#elseif size.measured??>What stripping saved is not known: there is no separate debug file.<#else>Budgets, symbols and what stripping saved were not measured.</#if></p>
</figure>
</#list>
</div>
<details><summary>All sections, in bytes</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Sections"><table>
<@columns "section"/>
<tbody>
<#list view.variants.sections as row>
<tr><th scope="row"><code>${cut(row.name, 300)}</code></th><#list row.sizes as size><td class="n">${size}</td></#list></tr>
</#list>
</tbody></table></div></details>
<h3 id="treemap-title">By symbol</h3>
<div id="treemap" role="group" aria-labelledby="treemap-title">
<#if proof.sizes?filter(s -> s.rooms?has_content)?has_content>
<p class="tree-controls" hidden><label>Variant <select id="treemap-variant"></select></label> <label><input type="checkbox" id="treemap-zeros"> with what takes room in memory only</label></p>
<div class="chart"></div>
<#list proof.sizes as size>
<#if size.rooms?has_content>
<details data-variant="${size.variant}"><summary>${size.variant} as a table: ${size.rooms?size} largest, by ${size.basis}</summary>
<div class="scroll tall" tabindex="0" role="group" aria-label="Symbols of ${size.variant}"><table>
<thead><tr><th scope="col">symbol</th><th scope="col">section</th><th scope="col">bytes</th></tr></thead>
<tbody>
<#list size.rooms as room><tr><th scope="row"><code>${cut(room.name, 300)}</code></th><td>${cut(room.section, 300)}</td><td class="n">${bytes(room.size)}</td></tr>
</#list>
<#list size.others as other><tr><th scope="row">${other.count} smaller symbols</th><td>${other.section}</td><td class="n">${bytes(other.size)}</td></tr>
</#list>
</tbody></table></div></details>
<#else>
<p class="dim">${size.variant}: not known; ${size.basis}</p>
</#if>
</#list>
<#else>
<p class="dim">Not known<#list proof.sizes as size>; ${size.variant}: ${size.basis}<#else>: the proof holds no symbols</#list>.</p>
</#if>
</div>
</section>
