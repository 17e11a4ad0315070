/* Executes one instruction that came with the level of the x86-64 psABI named by its argument: 1, 2, 3 or 4. */
#include <stdio.h>

int main(int argc, char **argv)
{
    unsigned sum = 0;
    switch (argc == 2 ? argv[1][0] : 0) {
    case '1': __asm__ volatile("cvtsi2sd %0, %%xmm0" : : "r"(sum) : "xmm0"); break;          /* SSE2 */
    case '2': __asm__ volatile("crc32l %0, %0" : "+r"(sum)); break;                          /* SSE4.2 */
    case '3': __asm__ volatile("vpxor %%ymm0, %%ymm0, %%ymm0" : : : "xmm0"); break;          /* AVX2 */
    case '4': __asm__ volatile(".byte 0x62,0xf1,0x7d,0x48,0xef,0xc0" : : : "xmm0"); break;   /* AVX-512 */
    default: return 2;
    }
    return puts("done") < 0;
}
