#include <math.h>
#include <stdio.h>

int main(int argc, char **argv) {
    printf("%s %f\n", argv[0], pow(argc, 0.3));
    return 0;
}
