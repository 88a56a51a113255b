//! An answer as JSON text, which is how it leaves the wasm: JavaScript is quicker to read a text
//! than to build objects field by field from outside, and this takes fewer bytes: serde-wasm-bindgen makes
//! each engine 3.5 kB larger when compressed, and `serde_json` would bring its own digits of doubles.
//!
//! Only what an answer is made of can be written: numbers, texts, flags, lists, structs and maps of texts.

use alloc::string::String;
use core::fmt;

use serde::{
    Serialize,
    ser::{self, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer},
};

use crate::text::push_digits;

/// The largest whole number up to which a JavaScript number holds them all.
const LARGEST: u64 = (1 << 53) - 1;

/// The place of the first decimal. An answer has six of them at most.
const TENTH: u64 = 100_000;

/// The value cannot be written: a number is beyond what JavaScript holds exactly, or it is of a
/// kind that no answer is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("beyond what JavaScript holds exactly")
    }
}

impl core::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The value as JSON.
///
/// # Errors
/// [`Unwritable`] when a number is too large.
pub fn text<T: Serialize + ?Sized>(value: &T) -> Result<String, Unwritable> {
    let mut writer = Writer(String::new());
    value.serialize(&mut writer)?;
    Ok(writer.0)
}

type Done = Result<(), Unwritable>;
type Never = Impossible<(), Unwritable>;

/// The text so far. Each entry of a list or a struct has a comma after it until that is closed.
struct Writer(String);

impl Writer {
    fn entry<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self)?;
        self.0.push(',');
        Ok(())
    }

    fn close(&mut self, bracket: char) {
        if self.0.ends_with(',') {
            self.0.pop();
        }
        self.0.push(bracket);
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for letter in text.chars() {
            if letter < ' ' {
                self.0.push_str("\\u00");
                self.digit(u64::from(letter) / 16);
                self.digit(u64::from(letter) % 16);
            } else {
                if matches!(letter, '"' | '\\') {
                    self.0.push('\\');
                }
                self.0.push(letter);
            }
        }
        self.0.push('"');
    }

    fn digit(&mut self, digit: u64) {
        self.0.extend(u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 16)));
    }

    fn number(&mut self, is_negative: bool, whole: u64, mut millionths: u64) -> Done {
        if whole > LARGEST {
            return Err(Unwritable);
        }
        if is_negative {
            self.0.push('-');
        }
        push_digits(&mut self.0, whole, 1);
        if millionths > 0 {
            self.0.push('.');
        }
        let mut place = TENTH;
        while millionths > 0 {
            self.digit(millionths / place);
            millionths %= place;
            place /= 10;
        }
        Ok(())
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = &'a mut Writer;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = &'a mut Writer;
    type SerializeStruct = &'a mut Writer;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> Done {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Done {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Done {
        self.number(value < 0, value.unsigned_abs(), 0)
    }

    fn serialize_u8(self, value: u8) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Done {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.number(false, value, 0)
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(value.into())
    }

    /// A double that is the nearest to a decimal of six places is written as that decimal: below
    /// 2^32, where doubles lie closer than millionths.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "the size is not negative, and a whole part that a double does not hold is not written"
    )]
    fn serialize_f64(self, value: f64) -> Done {
        if value.is_nan() {
            return Err(Unwritable);
        }
        let size = value.abs();
        let whole = size as u64;
        let millionths = (size - whole as f64) * (10 * TENTH) as f64 + 0.5;
        self.number(value < 0.0, whole, millionths as u64)
    }

    fn serialize_char(self, value: char) -> Done {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Done {
        self.quoted(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unwritable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.0.push('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self, Unwritable> {
        self.serialize_struct("", length.unwrap_or_default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.0.push('{');
        Ok(self)
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }
}

impl SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.entry(value)
    }

    fn end(self) -> Done {
        self.close(']');
        Ok(())
    }
}

/// Its keys are texts.
impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(&mut **self)?;
        self.0.push(':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.entry(value)
    }

    fn end(self) -> Done {
        self.close('}');
        Ok(())
    }
}

impl SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.quoted(name);
        self.0.push(':');
        self.entry(value)
    }

    fn end(self) -> Done {
        self.close('}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::{borrow::ToOwned, collections::BTreeMap, vec::Vec};

    use proptest::prelude::*;

    use super::*;
    use crate::{
        input::Value,
        money::{Hours, Kroner, Number, Percent},
    };

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer {
        kroner: Vec<Kroner>,
        percent: Vec<Percent>,
        hours: Vec<Hours>,
        numbers: Vec<Number>,
        texts: Vec<&'static str>,
        line_of: BTreeMap<String, usize>,
        no_rows: Vec<i32>,
        said: Option<bool>,
        unsaid: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<bool>,
    }

    #[test]
    fn what_is_read_is_what_serde_json_would_have_written() {
        let counts = [0, 1, -1, 7, 10, 125_000, 100_001, -33_333_333, 999_999_999_999, 9_007_199_254_740_991];
        let small = [0, 1, -1, 99, 999_999, 1_000_000, 10_800_000, -12_345_678, 1_000_000_000_000_000];
        let answer = Answer {
            kroner: counts.map(Kroner::new).to_vec(),
            percent: small.map(Percent::new).to_vec(),
            hours: small.map(Hours::new).to_vec(),
            numbers: small.map(Number::new).to_vec(),
            texts: ["", "kr.", "\"/rows/0\\a\"", "æ\u{1}\n\u{1f}\u{2028}"].to_vec(),
            line_of: BTreeMap::from([("/gain/0".to_owned(), 7), ("/rows/0/\"".to_owned(), 8)]),
            no_rows: Vec::new(),
            said: Some(true),
            unsaid: None,
            left_out: None,
        };
        let written = text(&answer).unwrap_or_default();
        let read = serde_json::from_str(&written).as_ref().map_or(Value::Other, Value::from);
        let expected = serde_json::to_value(&answer).as_ref().map_or(Value::Nothing, Value::from);
        assert_eq!(read, expected, "{written}");
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_as_the_double_it_was(count in -4_000_000_000_000_000..4_000_000_000_000_000_i64) {
            let number = Number::new(count);
            let read: f64 = text(&number).unwrap_or_default().parse().unwrap_or(f64::NAN);
            prop_assert_eq!(Some(read), serde_json::to_value(number).ok().and_then(|value| value.as_f64()));
        }
    }

    #[test]
    fn a_number_that_javascript_cannot_hold_is_not_written() {
        assert_eq!(text(&Kroner::new(9_007_199_254_740_991)), Ok("9007199254740991".to_owned()));
        assert_eq!(text(&Kroner::new(-9_007_199_254_740_992)), Err(Unwritable));
        assert_eq!(text(&f64::NAN), Err(Unwritable));
        assert_eq!(text(&f64::INFINITY), Err(Unwritable));
        assert_eq!(text(&(1, 2)), Err(Unwritable));
    }
}
