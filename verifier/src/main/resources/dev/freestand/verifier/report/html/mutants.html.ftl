<#macro mutants name list last><#if list?has_content><div class="scroll" tabindex="0" role="group" aria-label="Changed copies of ${cut(name, 100)}"><table>
<thead><tr><th scope="col">changed</th><th scope="col">ended</th><th scope="col">rules</th><th scope="col">${last}</th></tr></thead>
<tbody>
<#list list as mutant>
<tr><th scope="row">${mutant.change} <span class="dim">${mutant.name}</span></th><td><#if mutant.result == "REFUSED"><@outcome "PASS"/> ${mutant.result.label()}<#elseif mutant.result == "PASSED"><@outcome "INCONCLUSIVE"/> ${mutant.result.label()}<#elseif mutant.result == "NOT_TRIED"><@outcome "WARN"/> ${mutant.result.label()}<#else>${mutant.result.label()}</#if></td><td>${mutant.rules?join(", ")}</td><td><#if mutant.asking?has_content><code>${cut(mutant.asking, 300)}</code><#if mutant.message?has_content><br></#if></#if><#if mutant.message?has_content><@said mutant.message/></#if></td></tr>
</#list>
</tbody></table></div></#if></#macro>
<#if proof.mutants?has_content>
<section id="mutants" aria-labelledby="mutants-title">
<h2 id="mutants-title">Changed copies, and which rule refuses them</h2>
<p>Each copy has one change. All are made in memory, and none is started. A change counts where <code>freestand.yaml</code> states something that it breaks.</p>
<#list proof.mutants as made>
<#assign passed = made.mutants?filter(m -> m.result == "PASSED")>
<#assign open = made.mutants?filter(m -> m.result == "NOT_TRIED")>
<#assign state = (made.problem?? || made.counted() == 0)?then("WARN", passed?has_content?then("INCONCLUSIVE", open?has_content?then("WARN", "PASS")))>
<h3>${cut(made.variant, 100)}: <span class="o ${state?lower_case}"><span aria-hidden="true">${mark(state)}</span> ${made.problem???then("none tried", made.score())}</span></h3>
<#if made.problem??><p>${cut(made.problem, 600)}</p></#if>
<@mutants made.variant passed "why"/>
<#assign refused = made.mutants?filter(m -> m.result == "REFUSED")>
<#if refused?has_content><details><summary>${refused?size} refused</summary>
<@mutants made.variant refused ""/>
</details></#if>
<@mutants made.variant open "why"/>
<#assign unasked = made.mutants?filter(m -> m.result == "NOT_ASKED")>
<#if unasked?has_content><details><summary>${unasked?size} that nothing asks for, and the line of freestand.yaml that would</summary>
<@mutants made.variant unasked "asked by"/>
</details></#if>
<#assign others = made.mutants?filter(m -> m.result == "NOT_APPLICABLE")>
<#if others?has_content><details><summary>${others?size} that do not apply to this file</summary>
<@mutants made.variant others "why"/>
</details></#if>
</#list>
</section>
</#if>
