# An ABI note that asks for Linux 5.10.7.
.section .note.ABI-tag,"a",@note
.balign 4
.long 4, 16, 1
.asciz "GNU"
.long 0, 5, 10, 7
.section .note.GNU-stack,"",@progbits
