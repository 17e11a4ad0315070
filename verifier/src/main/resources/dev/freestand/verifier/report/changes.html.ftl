<#-- What changed since an earlier proof. Needs nothing but proof.changes. -->
<#assign since = proof.changes>
<#function grouped number><#return number?string["#,##0"]></#function>
<#function delta growth><#return growth.delta()?string["+#,##0;-#,##0"]></#function>
<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Since ${since.baseline.words()}</h2>
<p class="dim">The earlier proof said ${since.baseline.verdict?lower_case}<#if since.baseline.commit??>, of commit <code>${since.baseline.commit}</code></#if>;
its <code>proof.json</code> has the SHA-256 <code class="hash">${since.baseline.sha256}</code>.
<#if since.same()>Nothing changed<#elseif since.worse() == 0>Nothing is worse, sizes and start-up apart<#else><strong>${since.worse()} for the worse</strong></#if>.
<#if since.variants?filter(v -> v.start??)?has_content>Start-up is of two runs, with the noise of both.</#if></p>
<#list since.variants as one>
<#if !one.same()>
<div class="scroll"><table>
<caption>${one.variant}</caption>
<thead><tr><th scope="col">what</th><th scope="col">before</th><th scope="col">now</th><th scope="col">difference</th></tr></thead>
<tbody>
<#list one.regressions() as change>
<tr><th scope="row">${change.kind.label()} ${change.what}</th><td>${change.before!"none"}</td><td>${change.after!"none"}</td><td><strong>worse</strong></td></tr>
</#list>
<#list one.changes?filter(c -> !c.regression) as change>
<tr><th scope="row">${change.kind.label()} ${change.what}</th><td>${change.before!"none"}</td><td>${change.after!"none"}</td><td></td></tr>
</#list>
<#if one.size?? && one.size.delta() != 0>
<tr><th scope="row">file, bytes</th><td class="n">${grouped(one.size.before)}</td><td class="n">${grouped(one.size.after)}</td><td class="n">${delta(one.size)} <span class="dim">${one.size.percent()}</span></td></tr>
</#if>
<#if one.start??>
<tr><th scope="row">start, ms</th><td class="n">${(one.start.before / 1000)?string["0.00"]}</td><td class="n">${(one.start.after / 1000)?string["0.00"]}</td><td class="n"><span class="dim">${one.start.percent()}</span></td></tr>
</#if>
</tbody></table></div>
<#if one.sections?has_content>
<details><summary>Sections of ${one.variant} that differ: ${one.sections?size}</summary>
<div class="scroll"><table>
<thead><tr><th scope="col">section</th><th scope="col">before</th><th scope="col">now</th><th scope="col">difference</th></tr></thead>
<tbody>
<#list one.sections as section>
<#if (section?index < 200)>
<tr><th scope="row"><code>${section.name}</code></th><td class="n">${grouped(section.before)}</td><td class="n">${grouped(section.after)}</td><td class="n">${delta(section)} <span class="dim">${section.percent()}</span></td></tr>
</#if>
</#list>
</tbody></table></div>
<#if (one.sections?size > 200)><p class="dim">And ${one.sections?size - 200} more, in <code>proof.json</code>.</p></#if>
</details>
</#if>
</#if>
</#list>
</section>
