//! Names of plain enums, as they leave the engine.

/// Serializes each variant as its name. Unlike serde's derive, which makes a call for each
/// variant, it makes one for all.
macro_rules! names {
    ($kind:ty { $($variant:ident $name:literal),* $(,)? }) => {
        impl serde::Serialize for $kind {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match self {
                    $(Self::$variant => $name,)*
                })
            }
        }
    };
}

pub(crate) use names;
