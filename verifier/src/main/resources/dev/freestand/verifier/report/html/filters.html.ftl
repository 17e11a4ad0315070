<#-- Shown by the script, which alone can filter. -->
<form id="filters" class="filters" aria-label="Filter grid and checks" hidden>
<label>Variant <select id="filter-variant"><option value="">all</option><#list proof.variants as v><option value="${v.name}">${v.name}</option></#list></select></label>
<label>Outcome <select id="filter-outcome"><option value="">all</option><#list ["FAIL", "INCONCLUSIVE", "WARN", "WAIVED", "PASS", "NOT_APPLICABLE"] as one><option value="${one}">${word(one)}</option></#list><#if (view.expectedFailures() > 0)><option value="EXPECTED">expected failure</option></#if></select></label>
<label>Rule <select id="filter-rule"><option value="">all</option><#list view.rules as row><option value="${row.id}">${row.id} ${row.title()}</option></#list></select></label>
<button type="reset">Clear</button>
<span id="shown" role="status"></span>
</form>
