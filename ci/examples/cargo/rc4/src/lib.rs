//! The RC4 stream cipher. It is broken: use it to read and write what older systems still use, and for nothing else.
#![no_std]
#![forbid(unsafe_code)]

/// The state of the cipher: encrypting and decrypting are the same.
pub struct Rc4 {
    state: [u8; 256],
    i: u8,
    j: u8,
}

/// A key has 1 to 256 bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyLengthError(pub usize);

impl Rc4 {
    /// Sets the state up for a key.
    pub fn new(key: &[u8]) -> Result<Self, KeyLengthError> {
        if key.is_empty() || key.len() > 256 {
            return Err(KeyLengthError(key.len()));
        }
        let mut state = [0u8; 256];
        for (value, place) in (0..=255).zip(state.iter_mut()) {
            *place = value;
        }
        let mut j = 0u8;
        for i in 0..256 {
            j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
            state.swap(i, usize::from(j));
        }
        Ok(Rc4 { state, i: 0, j: 0 })
    }

    /// Encrypts or decrypts the next bytes where they stand.
    pub fn apply(&mut self, data: &mut [u8]) {
        for byte in data {
            self.i = self.i.wrapping_add(1);
            let a = self.state[usize::from(self.i)];
            self.j = self.j.wrapping_add(a);
            let b = self.state[usize::from(self.j)];
            self.state[usize::from(self.i)] = b;
            self.state[usize::from(self.j)] = a;
            *byte ^= self.state[usize::from(a.wrapping_add(b))];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6229, section 2: the first 16 bytes of the keystream, and those from 4096 on.
    #[test]
    fn keystream_of_rfc_6229() {
        let mut stream = [0u8; 4112];
        Rc4::new(&[1, 2, 3, 4, 5]).unwrap().apply(&mut stream);
        assert_eq!(stream[..16], 0xb2396305_f03dc027_ccc3524a_0a1118a8_u128.to_be_bytes());
        assert_eq!(stream[4096..], 0xff25b589_95996707_e51fbdf0_8b34d875_u128.to_be_bytes());
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let key = [7u8; 16];
        let mut whole = [0x5au8; 1000];
        let mut pieces = whole;
        Rc4::new(&key).unwrap().apply(&mut whole);
        let mut cipher = Rc4::new(&key).unwrap();
        let (first, second) = pieces.split_at_mut(333);
        cipher.apply(first);
        cipher.apply(second);
        assert_eq!(whole, pieces);
    }

    #[test]
    fn keys_of_wrong_length_are_refused() {
        assert_eq!(Rc4::new(&[]).err(), Some(KeyLengthError(0)));
        assert_eq!(Rc4::new(&[0; 257]).err(), Some(KeyLengthError(257)));
    }
}
