# 65,300 sections: their count does not fit into e_shnum.
.altmacro
.macro one n
.section .s\n,"a",@progbits
.endm
.set i, 0
.rept 65300
one %i
.set i, i + 1
.endr
