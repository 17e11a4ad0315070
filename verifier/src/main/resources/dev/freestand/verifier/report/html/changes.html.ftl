<#-- What changed since an earlier proof; nothing where there is none. -->
<#macro growth name number><tr><th scope="row">${name}</th><td>${bytes(number.before)}</td><td>${bytes(number.after)} <span class="dim">${number.delta()?string["+#,##0;-#,##0"]}<#if number.percent()?has_content>, ${number.percent()}</#if></span></td></tr></#macro>
<#macro difference change><tr><th scope="row"><#if change.regression><span class="o fail">worse</span> </#if>${change.kind.label()} ${cut(change.what, 300)}</th><td>${cut(change.before!"none", 300)}</td><td>${cut(change.after!"none", 300)}</td></tr></#macro>
<#if proof.changes??>
<#assign since = proof.changes>
<section id="changes" aria-labelledby="changes-title">
<h2 id="changes-title">Since ${since.baseline.words()}</h2>
<p><#if since.same()>Nothing changed.<#elseif since.worse() == 0>Nothing is worse, sizes and start-up apart.<#else><strong>${since.worse()} for the worse</strong>, sizes and start-up apart.</#if>
<#if since.variants?filter(v -> v.start??)?has_content>Start-up is of two runs, with the noise of both.</#if></p>
<#list since.variants as one>
<#if !one.same()>
<h3>${one.variant}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Changes of ${one.variant}"><table>
<thead><tr><th scope="col">what</th><th scope="col">before</th><th scope="col">now</th></tr></thead>
<tbody>
<#list one.regressions() as change><#if (change?index < 200)><@difference change/>
</#if></#list>
<#list one.changes?filter(c -> !c.regression) as change><#if (change?index < 200)><@difference change/>
</#if></#list>
<#if one.size?? && one.size.delta() != 0><@growth "file, bytes" one.size/>
</#if>
<#if one.start??><@growth "start, µs" one.start/>
</#if>
</tbody></table></div>
<#if (one.changes?size > 200)><p class="dim">It is cut; <code>proof.json</code> has all ${one.changes?size} changes.</p></#if>
<#if one.sections?has_content>
<details><summary>Sections of ${one.variant} that differ: ${one.sections?size}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Sections of ${one.variant} that differ"><table>
<thead><tr><th scope="col">section, bytes</th><th scope="col">before</th><th scope="col">now</th></tr></thead>
<tbody>
<#list one.sections as section><#if (section?index < 200)><@growth cut(section.name, 300) section/>
</#if></#list>
</tbody></table></div>
<#if (one.sections?size > 200)><p class="dim">It is cut; <code>proof.json</code> has all of them.</p></#if>
</details>
</#if>
</#if>
</#list>
<p class="dim">The earlier proof said ${word(since.baseline.verdict)}<#if since.baseline.commit??>, of commit <code>${since.baseline.commit}</code></#if>;
its <code>proof.json</code> has the SHA-256 <code class="hash">${since.baseline.sha256}</code>.</p>
</section>
</#if>
