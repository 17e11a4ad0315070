package dev.freestand.standalone;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.c.Include;

/** What C of this module adds to the C library; see {@code files.h}, {@code texts.h} and {@code sha256.h}. */
final class SystemCalls {

    private SystemCalls() {}

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_facts_of_path")
    static native int factsOfPath(Address path, Address facts);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_facts_of_link")
    static native int factsOfLink(Address path, Address facts);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_facts_of_open")
    static native int factsOfOpen(int descriptor, Address facts);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_open")
    static native int open(Address path);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_open_no_follow")
    static native int openNoFollow(Address path);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_open_folder")
    static native Address openFolder(Address path);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_next_name")
    static native int nextName(Address folder, Address name, int size);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_close_folder")
    static native void closeFolder(Address folder);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_real_path")
    static native int realPath(Address path, Address real, int size);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_link")
    static native int link(Address path, Address target, int size);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_folder")
    static native int folder(Address path, int size);

    @Include(value = "texts.h", isSystem = false)
    @Import(name = "standalone_version")
    static native Address version();

    @Include(value = "texts.h", isSystem = false)
    @Import(name = "standalone_schema")
    static native Address schema(Address label);

    @Include(value = "texts.h", isSystem = false)
    @Import(name = "standalone_page")
    static native Address page(Address label);

    @Include(value = "files.h", isSystem = false)
    @Import(name = "standalone_read")
    static native long read(int descriptor, Address buffer, long size, long position);

    @Include(value = "sha256.h", isSystem = false)
    @Import(name = "standalone_sha256")
    static native void sha256(Address state, Address data, long blocks);
}
