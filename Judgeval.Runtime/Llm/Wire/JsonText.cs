using System.Text.Json;
using Judgeval.Llm.Wire.Json;
using Judgeval.Values;

namespace Judgeval.Llm.Wire;

/// <summary>Writes JSON to text that may be recorded: without credentials.</summary>
internal static class JsonText
{
    internal static string Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, ValueSerializer.WriterOptions))
        {
            write(writer, state);
        }

        return SecretMask.Apply(WireText.Decode(new ReadOnlySpan<byte>(buffer.Bytes, 0, buffer.Length)));
    }

    /// <summary>Text that a model or a user wrote; data URLs in it are shortened.</summary>
    internal static void WriteText(Utf8JsonWriter writer, string? text) => writer.WriteStringValue(text is null ? null : MediaText.Shorten(text, text.Length));
}
