// The one question that crosses to the engine without UniFFI. By hand; bindings/ffi/src/cell.rs is the other side.

#pragma once

#include <stdbool.h>
#include <stdint.h>

/// Whether what a `PlacetCell` last allowed still stands; else it is to be asked. `cell` is its `address()`, and whoever calls
/// holds the object until this returns. Waits for nobody, and allocates nothing.
bool placet_cell_is_kept(uint64_t cell);
