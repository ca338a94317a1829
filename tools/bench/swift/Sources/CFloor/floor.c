#include "floor.h"

bool placet_bench_nothing(uint64_t cell) {
    return cell != 0;
}
