## Changed copies

Each copy has one change; none is started.

| variant | refused | passed or not tried |
|---|---|---|
<#list head(proof.mutants, cut.variants()) as made>
<#assign loud = made.mutants?filter(m -> m.result == "PASSED" || m.result == "NOT_TRIED")>
| ${brief(made.variant)} | <#if made.problem??>none tried: ${brief(made.problem)}<#else>${made.score()}</#if> | <#list head(loud, 5) as mutant>${mutant.result.label()}: ${mutant.change} (${mutant.rules?join(", ")})<#sep>; </#list><#if (loud?size > 5)>; ${loud?size - 5} more</#if> |
</#list>
<@more proof.mutants cut.variants() "variants"/>

