/* Room, so that a packer finds something to pack. */
const char filler[1 << 17] = {1};
