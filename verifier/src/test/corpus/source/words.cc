#include <iostream>
#include <stdexcept>
#include <string>

int main(int argc, char **argv) {
    try {
        std::cout << std::string(argv[0]).at(argc) << '\n';
    } catch (const std::out_of_range &e) {
        std::cout << e.what() << '\n';
    }
}
