package dev.freestand.verifier.report.view;

import freemarker.core.OutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** Renders a template of this module. Every value is escaped for the output format; a template cannot load classes. */
public final class Templates {

    private Templates() {}

    /** Renders the template with these names bound. */
    public static String render(String template, OutputFormat format, Map<String, Object> names) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Templates.class, "/dev/freestand/verifier/report");
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
