// A word of memory that is written under a lock and read without one. By hand: Swift has this only on newer systems.

#pragma once

#include <stdint.h>

/// The word; all that was written before it is seen with it.
static inline uint64_t placet_word_read(const uint64_t *word) {
    return __atomic_load_n(word, __ATOMIC_ACQUIRE);
}

/// Writes the word, and all that was written before.
static inline void placet_word_write(uint64_t *word, uint64_t value) {
    __atomic_store_n(word, value, __ATOMIC_RELEASE);
}
