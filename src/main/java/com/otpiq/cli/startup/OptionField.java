package com.otpiq.cli.startup;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * The field of a command that stores an option; reflection is used only when the option is set.
 *
 * @param fields the names of the fields from the command through its mixins; empty if the value is
 *     not stored
 */
record OptionField(Object command, List<String> fields) implements IGetter, ISetter {
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T get() throws ReflectiveOperationException {
    Object owner = owner();
    return (T) field(owner, fields.getLast()).get(owner);
  }

  /** Skips an empty Optional, which is the initial value of the field. */
  @Override
  public <T> T set(T value) throws ReflectiveOperationException {
    boolean isEmpty = value instanceof Optional<?> optional && optional.isEmpty();
    if (!isEmpty) {
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
