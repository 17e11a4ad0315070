package dev.freestand.rcli.aot;

import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

public final class Plugin implements TeaVMPlugin {
    @Override
    public void install(TeaVMHost host) {
        host.add(new PicocliTrimmer());
    }
}
