# Notes of nobody known, one of them with no content and one with no owner.
.section .note.odd,"a",@note
.balign 4
.long 8, 0, 7
.asciz "Nobody\0"
.long 0, 4, 9
.long 0xdeadbeef
.long 4, 3, 0x100
.asciz "ODD"
.byte 1, 2, 3, 0
.section .note.GNU-stack,"",@progbits
