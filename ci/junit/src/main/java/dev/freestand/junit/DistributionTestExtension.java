package dev.freestand.junit;

import dev.freestand.containers.environment.Environment;
import dev.freestand.core.facts.FileError;
import dev.freestand.core.facts.FileReport;
import dev.freestand.verifier.inspect.Inspector;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Turns a {@link DistributionTest} into one test for each environment. */
final class DistributionTestExtension implements TestTemplateInvocationContextProvider {

    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(DistributionTestExtension.class);
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

    /** Held by the store of a class, which closes it. Both ways to say so: JUnit before 5.13 knows the first one only. */
    @SuppressWarnings("deprecation")
    private record Held(LocalCells cells) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            cells.close();
        }
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), DistributionTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        DistributionTest test = AnnotationSupport.findAnnotation(method, DistributionTest.class)
                .orElseThrow(() -> new ExtensionConfigurationException(method + " is no @DistributionTest"));
        Path binary = Path.of(expanded(test.binary(), context));
        FileReport report = Inspector.withoutWitnesses().inspect(binary);
        FileError error = report.error();
        if (error != null) {
            throw new AssertionFailedError(error.message() + "; the binary of a @DistributionTest is relative to "
                    + Path.of("").toAbsolutePath());
        }
        List<Environment> environments = LocalCells.select(report, List.of(test.environments()));
        LocalCells cells = cells(context);
        return environments.stream().map(environment -> new Invocation(cells, environment, binary, report));
    }

    /** Those of the class, made for its first test. */
    private static LocalCells cells(ExtensionContext context) {
        ExtensionContext ofClass = context.getParent().orElse(context);
        return ofClass.getStore(STORE)
                .getOrComputeIfAbsent(
                        Held.class,
                        key -> new Held(LocalCells.open(
                                context.getConfigurationParameter(LocalCells.ENGINE)
                                        .orElse(null),
                                System.getenv(),
                                line -> context.publishReportEntry("freestand", line))),
                        Held.class)
                .cells();
    }

    private static String expanded(String text, ExtensionContext context) {
        return PROPERTY.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            return Matcher.quoteReplacement(context.getConfigurationParameter(name)
                    .orElseThrow(() -> new ExtensionConfigurationException("binary = \"" + text + "\": the property "
                            + name + " is not set; set it with -D" + name + "=PATH")));
        });
    }

    /** One test in one environment. */
    private static final class Invocation
            implements TestTemplateInvocationContext,
                    BeforeEachCallback,
                    AfterTestExecutionCallback,
                    ParameterResolver {

        private final LocalCells cells;
        private final Environment environment;
        private final Path binary;
        private final FileReport report;
        private @Nullable DistributionCell cell;

        Invocation(LocalCells cells, Environment environment, Path binary, FileReport report) {
            this.cells = cells;
            this.environment = environment;
            this.binary = binary;
            this.report = report;
        }

        @Override
        public String getDisplayName(int index) {
            return environment.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        private DistributionCell cell() {
            DistributionCell known = cell;
            if (known == null) {
                known = DistributionCell.of(cells, environment, binary, report);
                cell = known;
            }
            return known;
        }

        /** Before anything of the test, and also for one that takes no parameter. */
        @Override
        public void beforeEach(ExtensionContext context) {
            cell();
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isEmpty() && !cell().used()) {
                throw new AssertionFailedError("the test finished without running " + report.path() + " in "
                        + environment.name() + ", so it proves nothing; call run of its DistributionCell");
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DistributionCell.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return cell();
        }
    }
}
