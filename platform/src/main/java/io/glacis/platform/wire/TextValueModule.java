package io.glacis.platform.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.glacis.contracts.TextValue;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// Writes each one-string record of contracts as that string, and reads it through its constructor,
/// which refuses what is malformed. An enum stays its constant's name. Contracts itself knows
/// nothing of JSON.
final class TextValueModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    TextValueModule() {
        super("glacis-text-values");
        addSerializer(new Writer());
    }

    @Override
    public void setupModule(Module.SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Readers());
    }

    private static final class Writer extends StdScalarSerializer<TextValue> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(TextValue.class);
        }

        @Override
        public void serialize(TextValue value, JsonGenerator to, SerializerProvider provider)
                throws IOException {
            to.writeString(value instanceof Enum<?> constant ? constant.name() : value.text());
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            return TextValue.class.isAssignableFrom(raw) && raw.isRecord() && isOneString(raw)
                    ? new Reader(raw)
                    : null;
        }

        private static boolean isOneString(Class<?> raw) {
            return raw.getRecordComponents().length == 1
                    && raw.getRecordComponents()[0].getType() == String.class;
        }
    }

    private static final class Reader extends StdScalarDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        private final transient MethodHandle constructor;

        Reader(Class<?> raw) {
            super(raw);
            try {
                constructor =
                        MethodHandles.publicLookup()
                                .findConstructor(
                                        raw, MethodType.methodType(void.class, String.class))
                                .asType(MethodType.methodType(Object.class, String.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a text value has a public constructor: " + raw, e);
            }
        }

        @Override
        public Object deserialize(JsonParser from, DeserializationContext context)
                throws IOException {
            String text = from.getValueAsString();
            if (text == null) {
                return context.handleUnexpectedToken(handledType(), from);
            }
            try {
                return constructor.invokeExact(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), e.getMessage());
            } catch (Throwable e) {
                throw new IllegalStateException("a text value's constructor failed otherwise", e);
            }
        }
    }
}
