//! JSON merge patches (RFC 7396): a manifest that differs from another in what a patch writes. Owns how the two are put
//! together, once for every language; whether the result is a manifest is for the loader to say.

use serde_json::Value;

use super::{Finding, FindingCode, ManifestError};

/// The bytes of `manifest` with `patch` put over it: objects are merged member by member, everything else is replaced,
/// and a member that the patch writes as `null` is taken out.
///
/// # Errors
/// [`ManifestError`] with the code `syntax` where one of the two is no JSON.
pub fn merged(manifest: &[u8], patch: &[u8]) -> Result<Vec<u8>, ManifestError> {
    let mut merged = read(manifest)?;
    put_over(&mut merged, read(patch)?);
    Ok(merged.to_string().into_bytes())
}

fn read(bytes: &[u8]) -> Result<Value, ManifestError> {
    serde_json::from_slice(bytes).map_err(|it| {
        let finding = Finding::new(FindingCode::Syntax, String::new(), it.to_string());
        ManifestError::located(bytes, finding, None)
    })
}

fn put_over(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Some(members) = target.as_object_mut() else { return };
    for (key, value) in patch {
        if value.is_null() {
            members.remove(&key);
        } else {
            put_over(members.entry(key).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_come_out_as_it_says() {
        for (original, patch, result) in [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, "{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"a":1,"e":null}"#),
            ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ] {
            let merged = merged(original.as_bytes(), patch.as_bytes()).unwrap();

            assert_eq!(String::from_utf8(merged).unwrap(), result, "{original} with {patch}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused_on_either_side() {
        assert_eq!(merged(b"{", b"{}").unwrap_err().code(), "syntax");
        assert_eq!(merged(b"{}", b"}").unwrap_err().code(), "syntax");
    }
}
