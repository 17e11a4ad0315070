package dev.freestand.cli.pipeline;

import dev.freestand.cli.build.Builder;
import dev.freestand.cli.doctor.Doctor;
import dev.freestand.cli.doctor.Host;
import dev.freestand.cli.doctor.HostEngines;
import dev.freestand.cli.init.BehaviourRecorder;
import dev.freestand.cli.init.InitDraft;
import dev.freestand.cli.init.InitRequest;
import dev.freestand.cli.init.Initializer;
import dev.freestand.cli.project.PipelineException;
import dev.freestand.cli.project.ProgressListener;
import dev.freestand.cli.project.Project;
import dev.freestand.cli.ship.ChecksumsPart;
import dev.freestand.cli.ship.FilesPart;
import dev.freestand.cli.ship.InstallerPart;
import dev.freestand.cli.ship.PackagesPart;
import dev.freestand.cli.ship.ReportsPart;
import dev.freestand.cli.ship.SbomPart;
import dev.freestand.cli.ship.Shipment;
import dev.freestand.cli.ship.ShipmentPart;
import dev.freestand.cli.ship.ShipmentSource;
import dev.freestand.cli.ship.SignaturePart;
import dev.freestand.cli.ship.Signers;
import dev.freestand.cli.ship.SigningChoice;
import dev.freestand.cli.ship.StatementPart;
import dev.freestand.cli.verify.EnvironmentLock;
import dev.freestand.cli.verify.ProofMerge;
import dev.freestand.cli.verify.PullProgressPrinter;
import dev.freestand.cli.verify.Verification;
import dev.freestand.containers.confine.ControlGroups;
import dev.freestand.containers.confine.TemporaryFolder;
import dev.freestand.containers.engine.Availability;
import dev.freestand.containers.engine.DockerEngine;
import dev.freestand.containers.engine.Engine;
import dev.freestand.containers.engine.EngineChoice;
import dev.freestand.containers.engine.EngineSelector;
import dev.freestand.containers.engine.Engines;
import dev.freestand.containers.engine.ImageNames;
import dev.freestand.containers.engine.KernelEngine;
import dev.freestand.containers.engine.SandboxEngine;
import dev.freestand.containers.environment.EnvironmentCache;
import dev.freestand.containers.environment.EnvironmentStore;
import dev.freestand.containers.environment.Preparation;
import dev.freestand.containers.image.Images;
import dev.freestand.containers.image.registry.ImageSettings;
import dev.freestand.containers.image.registry.RegistryProbe;
import dev.freestand.containers.probe.ProbeBinary;
import dev.freestand.core.analysis.ExitCode;
import dev.freestand.verifier.inspect.Inspector;
import dev.freestand.verifier.process.CommonsExecRunner;
import dev.freestand.verifier.process.HostMachine;
import dev.freestand.verifier.process.ProcessRunner;
import dev.freestand.verifier.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of the pipeline, put together for this machine, its clock and its environment. */
public final class PipelineFactory {

    private static final ProcessRunner RUNNER = new CommonsExecRunner();

    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(5);

    private PipelineFactory() {}

    /** An inspector that asks every witness. */
    public static Inspector inspector() {
        return Inspector.withWitnesses(RUNNER);
    }

    /** A builder whose commands see the user's environment, but for the key that signs: no build needs it. */
    public static Builder builder(ProgressListener progress) {
        Map<String, String> environment = withoutKey();
        // The launcher gave this process a UTF-8 locale where the user's was another; builds keep the user's.
        String locale = System.getProperty("freestand.locale");
        if (locale != null && locale.isEmpty()) {
            environment.remove("LC_ALL");
        } else if (locale != null) {
            environment.put("LC_ALL", locale);
        }
        return new Builder(RUNNER, environment, progress);
    }

    /** The variables of this process, but for the key that signs: no tool that it starts needs it. */
    private static Map<String, String> withoutKey() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove(SigningChoice.KEY_VARIABLE);
        return environment;
    }

    /** A verification as of now. */
    public static Verification verification(Project project, ProgressListener progress) throws PipelineException {
        return new Verification(
                RUNNER, inspector(), lockedEnvironments(project.root(), progress), Clock.systemUTC(), progress);
    }

    /**
     * Every environment as a project's lock has it, wherever it comes from.
     *
     * @param root the folder that trees of the project's own are relative to, and where the lock lies if there is one
     */
    public static EnvironmentStore lockedEnvironments(Path root, ProgressListener progress) throws PipelineException {
        return environments(root, EnvironmentLock.of(root), progress);
    }

    /**
     * Every environment as it is now, wherever it comes from.
     *
     * @param root the folder that trees of the project's own are relative to
     */
    public static EnvironmentStore environments(Path root, ProgressListener progress) throws PipelineException {
        return environments(root, Map.of(), progress);
    }

    private static EnvironmentStore environments(Path root, Map<String, String> locked, ProgressListener progress)
            throws PipelineException {
        EnvironmentCache cache = cache();
        Images images = new Images(
                ImageSettings.of(cache.folder().resolveSibling("images"), System.getenv()), ImageNames::substitute);
        return new EnvironmentStore(cache, images, root, locked, new PullProgressPrinter(progress));
    }

    /** Prepares environments that have a recipe, and kernels, in the cache of this user. */
    public static Preparation preparation() throws PipelineException {
        return new Preparation(cache(), RUNNER, withoutKey());
    }

    /** The day it is, in UTC. */
    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The parts of a proof put together, as of now. */
    public static Proof merge(Project project, List<Proof> parts) throws PipelineException {
        return ProofMerge.merge(project, Clock.systemUTC().instant(), parts);
    }

    /**
     * A shipment as of now.
     *
     * @param environment the variables of the user who ships
     * @throws PipelineException if a key that was named cannot be used, or an identity that was asked for is not there
     */
    public static Shipment shipment(Project project, SigningChoice signing, Map<String, String> environment)
            throws PipelineException {
        ShipmentSource worktree = ShipmentSource.of(project.root(), RUNNER, environment);
        Signers signatures = Signers.of(signing, environment);
        List<ShipmentPart> parts = List.of(
                new SbomPart(),
                new FilesPart(),
                new PackagesPart(),
                new InstallerPart(),
                new StatementPart(signatures),
                new ReportsPart(),
                new ChecksumsPart(),
                new SignaturePart(signatures));
        return new Shipment(project, inspector(), worktree, Clock.systemUTC().instant(), parts);
    }

    /**
     * The cache of prepared environments.
     *
     * @throws PipelineException if the environment names no place for it
     */
    public static EnvironmentCache cache() throws PipelineException {
        try {
            return EnvironmentCache.of(System.getenv());
        } catch (IllegalArgumentException e) {
            throw new PipelineException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Makes what starts the processes of a pipeline. */
    public static ProcessRunner runner() {
        return RUNNER;
    }

    /** Whether kernels of this machine can be booted here. */
    public static boolean bootsKernels() {
        try (KernelEngine kernels = new KernelEngine(RUNNER)) {
            return kernels.availability(HostMachine.CURRENT.name()).ready();
        }
    }

    /**
     * A first configuration for a project, whose program is run in the sandbox or, where that does not work, by Docker.
     *
     * @param progress receives what is being done, a line at a time
     */
    public static InitDraft draft(InitRequest request, ProgressListener progress)
            throws PipelineException, IOException {
        EnvironmentStore environments = environments(request.folder(), progress);
        try (LazyEngine cells = new LazyEngine(PipelineFactory::sandboxFirst)) {
            return new Initializer(builder(progress), () -> new BehaviourRecorder(cells.get(), environments), progress)
                    .draft(request);
        }
    }

    /** The sandbox, which runs every environment that is prepared; Docker runs those that were imported into it. */
    private static Engine sandboxFirst() {
        Engine sandbox = selector().select(EngineChoice.SANDBOX, line -> {});
        if (sandbox.availability().ready()) {
            return sandbox;
        }
        sandbox.close();
        return selector().select(EngineChoice.AUTO, line -> {});
    }

    private static EngineSelector selector() {
        return EngineSelector.of(RUNNER, System.getenv());
    }

    /** An engine that is looked for once it is needed. */
    private static final class LazyEngine implements AutoCloseable {

        private final Supplier<Engine> search;
        private @Nullable Engine engine;

        LazyEngine(Supplier<Engine> search) {
            this.search = search;
        }

        Engine get() {
            Engine known = engine;
            if (known == null) {
                known = search.get();
                engine = known;
            }
            return known;
        }

        @Override
        public void close() {
            if (engine != null) {
                engine.close();
            }
        }
    }

    /**
     * A doctor for this machine.
     *
     * @param root the folder that trees of the project's own are relative to
     */
    public static Doctor doctor(Path root) throws PipelineException, IOException {
        // The folder behind the link is the user's; the link itself is always root's.
        boolean administrator = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        Host host = new Host(Path.of("/"), System.getenv(), administrator, RUNNER);
        return new Doctor(host, new MachineEngines(), environments(root, line -> {}));
    }

    /**
     * Whether a registry answers, to be asked by a doctor.
     *
     * @param registry {@code HOST} or {@code HOST:PORT}
     * @throws IllegalArgumentException if that is no name of a registry
     */
    public static Doctor.RegistryQuestion registryQuestion(String registry) throws PipelineException {
        RegistryProbe.check(registry);
        ImageSettings settings = ImageSettings.of(cache().folder().resolveSibling("images"), System.getenv());
        return new Doctor.RegistryQuestion(registry, () -> RegistryProbe.ask(registry, settings, REGISTRY_PATIENCE));
    }

    /** Those of this machine, made when they are asked and closed again. */
    private static final class MachineEngines implements HostEngines {

        @Override
        public Availability sandbox() {
            try (Engine engine = new SandboxEngine(RUNNER)) {
                return engine.availability();
            }
        }

        @Override
        public Availability docker() {
            try (Engine engine = new DockerEngine(System.getenv())) {
                return engine.availability();
            }
        }

        @Override
        public ControlGroups controlGroups() throws IOException {
            try (TemporaryFolder folder = new TemporaryFolder()) {
                return ControlGroups.find(RUNNER, ProbeBinary.writeTo(folder.path()));
            }
        }
    }

    /**
     * Engines; where there is none, one that answers no cell and states why. To be closed by the caller.
     *
     * @param progress receives a line for an engine that is missing
     */
    public static Engines engines(EngineChoice choice, ProgressListener progress) {
        return Engines.find(choice, RUNNER, System.getenv(), progress::say);
    }
}
