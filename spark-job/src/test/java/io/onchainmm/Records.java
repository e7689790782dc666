package io.onchainmm;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records with no component at its default, to find copies that leave one out. */
public final class Records {
  private final List<Object> given;
  private int next = 1;

  private Records(List<Object> given) {
    this.given = given;
  }

  /**
   * An instance whose components all differ from 0, false, empty and the first of an enum.
   *
   * @param given taken for every component of its class
   */
  public static <T> T unusual(Class<T> type, Object... given) {
    return type.cast(new Records(List.of(given)).value(type, type));
  }

  /** The names of the components in which two records of one class differ. */
  public static List<String> differences(Record a, Record b) throws ReflectiveOperationException {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : a.getClass().getRecordComponents()) {
      component.getAccessor().setAccessible(true);
      Object here = component.getAccessor().invoke(a);
      if (!here.equals(component.getAccessor().invoke(b))) {
        names.add(component.getName());
      }
    }
    return names;
  }

  private Object value(Class<?> type, Type generic) {
    next++;
    Optional<Object> ready = given.stream().filter(type::isInstance).findFirst();
    if (ready.isPresent()) {
      return ready.get();
    } else if (type == double.class) {
      return next + 0.25;
    } else if (type == int.class) {
      return next;
    } else if (type == long.class) {
      return (long) next;
    } else if (type == boolean.class) {
      return true;
    } else if (type == String.class) {
      return "text" + next;
    } else if (type == Optional.class) {
      return Optional.of(argument(generic));
    } else if (type == List.class) {
      return List.of(argument(generic));
    } else if (type.isEnum()) {
      Object[] choices = type.getEnumConstants();
      return choices[choices.length - 1];
    }
    return record(type);
  }

  private Object argument(Type generic) {
    Class<?> argument = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
    return argument == Double.class ? (Object) (next + 0.5) : value(argument, argument);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException("No unusual value is known of " + type);
    }
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(types[i], components[i].getGenericType());
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("No unusual " + type, e);
    }
  }
}
