package com.otpiq.cli.startup;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Where a command keeps the value of an option; looked for only where there is one.
 *
 * @param fields from the command through its mixins; none where nobody asks for the value
 */
record OptionField(Object command, List<String> fields) implements IGetter, ISetter {
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T get() throws ReflectiveOperationException {
    Object owner = owner();
    return (T) field(owner, fields.getLast()).get(owner);
  }

  /** Sets no optional value to nothing, for it is so before anything is set. */
  @Override
  public <T> T set(T value) throws ReflectiveOperationException {
    boolean isNothing = value instanceof Optional<?> optional && optional.isEmpty();
    if (!isNothing) {
      Object owner = owner();
      field(owner, fields.getLast()).set(owner, value);
    }
    return value;
  }

  private Object owner() throws ReflectiveOperationException {
    Object owner = command;
    for (String name : fields.subList(0, fields.size() - 1)) {
      owner = field(owner, name).get(owner);
    }
    return owner;
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
