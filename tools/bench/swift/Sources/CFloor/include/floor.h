// What everything in Swift is measured against: a C function that does nothing.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Nothing, with the argument and the answer of what is measured against it.
bool placet_bench_nothing(uint64_t cell);
