package dev.freestand.verifier.report.view;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.MethodCallAwareTemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a template sees of a value that is no text, number, list or map: its text, and its public methods, of which those
 * without parameters are read as well as called. FreeMarker's own model takes each class apart with {@code java.beans}, which
 * in a short command takes longer than to render the page.
 */
record MethodsModel(Object value, DefaultObjectWrapper wrapper)
        implements TemplateScalarModel, MethodCallAwareTemplateHashModel, AdapterTemplateModel {

    private static final Map<Class<?>, Map<String, List<Method>>> METHODS = new ConcurrentHashMap<>();

    private static Map<String, List<Method>> methods(Class<?> type) {
        Map<String, List<Method>> methods = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class && !method.isBridge()) {
                methods.computeIfAbsent(method.getName(), name -> new ArrayList<>())
                        .add(method);
            }
        }
        return methods;
    }

    @Override
    public String getAsString() {
        return value.toString();
    }

    /** The value, for a method that takes it. */
    @Override
    public Object getAdaptedObject(Class<?> hint) {
        return value;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
        TemplateMethodModelEx method = getBeforeMethodCall(name);
        return method instanceof Callable callable && callable.isRead() ? callable.exec(List.of()) : method;
    }

    @Override
    public @Nullable TemplateMethodModelEx getBeforeMethodCall(String name) {
        List<Method> methods =
                METHODS.computeIfAbsent(value.getClass(), MethodsModel::methods).get(name);
        return methods == null ? null : new Callable(value, methods, wrapper);
    }

    /** The methods of a name. */
    private record Callable(Object value, List<Method> methods, DefaultObjectWrapper wrapper)
            implements TemplateMethodModelEx {

        /** Whether a template may leave the parentheses out. */
        boolean isRead() {
            return methods.stream().anyMatch(method -> method.getParameterCount() == 0);
        }

        @Override
        public TemplateModel exec(List arguments) throws TemplateModelException {
            Object[] unwrapped = new Object[arguments.size()];
            for (int i = 0; i < unwrapped.length; i++) {
                unwrapped[i] = wrapper.unwrap((TemplateModel) arguments.get(i));
            }
            List<Method> meant = methods.stream()
                    .filter(method -> method.getParameterCount() == unwrapped.length)
                    .toList();
            if (meant.size() != 1) {
                throw new TemplateModelException(
                        meant.size() + " methods like " + methods.get(0) + " have " + unwrapped.length + " parameters");
            }
            try {
                return wrapper.wrap(meant.get(0).invoke(value, unwrapped));
            } catch (IllegalAccessException | IllegalArgumentException e) {
                throw new TemplateModelException(meant.get(0) + " cannot be called", e);
            } catch (InvocationTargetException e) {
                throw new TemplateModelException(meant.get(0) + " failed", e);
            }
        }
    }
}
