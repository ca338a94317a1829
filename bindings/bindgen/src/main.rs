//! Generates the Kotlin and Swift bindings from the built library, with the generator's version pinned by this
//! workspace. It only hands its arguments on; `tools/bindings.sh` says where the output goes.

fn main() {
    uniffi::uniffi_bindgen_main();
}
