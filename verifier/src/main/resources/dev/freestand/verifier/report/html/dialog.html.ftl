<dialog id="cell-dialog" aria-label="One cell in full">
<form method="dialog"><button class="close" aria-label="Close">Close</button></form>
<div class="content"></div>
</dialog>
