<section id="floor-steps" aria-labelledby="floor-steps-title">
<h2 id="floor-steps-title">What sets each floor</h2>
<p>Step by step, each floor from the highest down, and what is left without a step.</p>
<#list proof.variants as variant>
<#assign steps = variant.file.ladder>
<details><summary><strong>${cut(variant.name, 100)}</strong>: <#if steps?has_content>${steps?size} ${(steps?size == 1)?then("step", "steps")}<#else>nothing states a floor</#if></summary>
<#if steps?has_content>
<div class="scroll" tabindex="0" role="group" aria-label="Floors of ${cut(variant.name, 100)}"><table>
<thead><tr><th scope="col">floor</th><th scope="col">asked for</th><th scope="col">without it</th><th scope="col">usual fix</th></tr></thead>
<tbody>
<#list steps as step>
<tr><th scope="row">${cut(view.floor(step), 200)}</th><td><@said view.asking(variant.name, step)/></td><td><#if !step.counts()><span class="dim">it does not count</span><#else>${cut(step.below()!"none", 100)}</#if></td><td>${cut(step.cure(), 300)}</td></tr>
</#list>
</tbody></table></div>
</#if>
</details>
</#list>
</section>
