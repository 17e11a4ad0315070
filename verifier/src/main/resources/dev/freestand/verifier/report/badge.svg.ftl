<#ftl strip_whitespace=true>
<#assign left = label + 2 * margin><#assign right = text + 2 * margin>
<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-labelledby="title">
<title id="title">${subject}, freestand: ${word}</title>
<clipPath id="round"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="20" fill="#3d444d"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g>
<g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11" text-rendering="geometricPrecision" aria-hidden="true">
<text x="${margin}" y="14" textLength="${label}">freestand</text>
<text x="${left + margin}" y="14" textLength="${text}">${word}</text>
</g>
</svg>
