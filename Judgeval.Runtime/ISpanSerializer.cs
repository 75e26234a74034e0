namespace Judgeval;

/// <summary>Turns values into the JSON that is recorded, in place of the default; see <see cref="TracerOptions.Serializer"/>.</summary>
/// <remarks>
/// It is called on the threads of the observed calls, and on many at once. It gets each argument, and each result that is no string; never null, never a value
/// whose type has <see cref="DoNotRecordAttribute"/>, and never what reading would change, such as a stream, a task or a lazy sequence. An exception, null, or a text
/// that is no JSON costs that value only: a placeholder with the type's name is recorded. Observed methods that it calls are not recorded.
/// </remarks>
/// <example>
/// <code>
/// public sealed class InvariantText : ISpanSerializer
/// {
///     public string Serialize(object value) =&gt; JsonSerializer.Serialize(Convert.ToString(value, CultureInfo.InvariantCulture));
/// }
/// </code>
/// </example>
public interface ISpanSerializer
{
    /// <summary>Makes JSON of a value.</summary>
    /// <param name="value">An argument or a result.</param>
    /// <returns>One JSON value. It is shortened if it is longer than <see cref="TracerOptions.AttributeValueLengthLimit"/>.</returns>
    string Serialize(object value);
}
