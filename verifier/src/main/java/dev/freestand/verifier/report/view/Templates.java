package dev.freestand.verifier.report.view;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.OutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** Renders a template of this module. Every value is escaped for the output format; a template cannot load classes. */
public final class Templates {

    private Templates() {}

    private static final class Wrapper extends DefaultObjectWrapper {

        Wrapper() {
            super(Configuration.VERSION_2_3_34);
        }

        @Override
        protected TemplateModel handleUnknownType(Object value) {
            return new MethodsModel(value, this);
        }
    }

    /** Renders the template with these names bound. */
    public static String render(String template, OutputFormat format, Map<String, Object> names) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        // Otherwise it opens the jar anew for each template.
        ClassTemplateLoader loader = new ClassTemplateLoader(Templates.class, "/dev/freestand/verifier/report");
        loader.setURLConnectionUsesCaches(true);
        configuration.setTemplateLoader(loader);
        configuration.setObjectWrapper(new Wrapper());
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setBooleanFormat("c");
        configuration.setOutputFormat(format);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        try {
            StringWriter out = new StringWriter();
            configuration.getTemplate(template).process(names, out);
            return out.toString();
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the template " + template + " does not fit the proof", e);
        }
    }
}
