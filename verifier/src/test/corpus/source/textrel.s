# An absolute address in code that may be loaded anywhere: the loader must write into it.
.globl _start
_start:
    movabs $_start, %rax
    jmp *%rax
.section .note.GNU-stack,"",@progbits
