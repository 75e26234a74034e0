using System.Text;
using System.Text.Json;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;
using Judgeval.Internal;
using Judgeval.Spans;
using Judgeval.Values.Shapes;

namespace Judgeval.Values;

/// <summary>
/// Turns arguments and results into text. Each thread keeps one for reuse; a nested use gets one of its own. A value that fails becomes a placeholder,
/// and the values beside it are kept.
/// </summary>
#pragma warning disable CA1001 // The JSON writer holds nothing but the buffer; both live as long as their thread.
internal sealed class ValueCapture
#pragma warning restore CA1001
{
    // What each later argument keeps of the space, however long the earlier ones are.
    private const int Share = 256;

    [ThreadStatic]
    private static ValueCapture? _cached;

    private readonly PooledBuffer _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly ValueWriter _writer;
    private ValueSettings _settings = ValueSettings.Default;

    private ValueCapture()
    {
        _json = new Utf8JsonWriter(_buffer, ValueSerializer.WriterOptions);
        _writer = new ValueWriter(_json, _buffer);
    }

    /// <summary>Whether a value's own code (getters, converters) runs on our behalf.</summary>
    internal static bool IsCapturing => CapturingFlow.IsCapturing;

    /// <summary>Characters of a recorded value that are kept.</summary>
    internal static int Limit => TracerScope.Current?.ValueLengthLimit ?? RecordedText.DefaultLimit;

    /// <summary>The method whose arguments come in.</summary>
    internal ObservedMethod? Method { get; private set; }

    internal static ValueCapture RentForInput(ObservedMethod method)
    {
        ValueCapture capture = Rent();
        capture.Method = method;
        return capture;
    }

    /// <summary>The text of a result: a string as it is, anything else as JSON. Null if nothing is to be recorded.</summary>
    internal static string? TextOf<T>(T value) => TextOf(SemanticConventions.Judgment.Output, value);

    /// <summary>The text of any attribute: a string as it is, anything else as JSON. Null if nothing is to be recorded.</summary>
    internal static string? TextOf<T>(string key, T value)
    {
        if (value is string text)
        {
            return RecordedText.Of(key, text);
        }

        return JsonOf(key, value, int.MaxValue);
    }

    /// <summary>The value as JSON, strings too. Null if nothing is to be recorded.</summary>
    internal static string? JsonOf<T>(string key, T value, int limit)
    {
        ValueCapture capture = Rent();
        try
        {
            limit = Math.Min(limit, capture._settings.Limit);
            capture.Write(value, limit);
            return RecordedText.OfJson(key, capture.Text(), capture._settings, limit);
        }
        finally
        {
            capture.Return();
        }
    }

    /// <summary>The JSON of any value, bounded, but neither masked nor redacted.</summary>
    internal static string JsonOf(object? value, ValueSerializer serializer, int limit = 0)
    {
        ValueCapture capture = Rent();
        try
        {
            capture.Walk(value, serializer, limit > 0 ? limit : capture._settings.Limit);
            return capture.Text();
        }
        finally
        {
            capture.Return();
        }
    }

    internal void AddArgument<T>(int index, T value)
    {
        ObservedMethod method = Method!;
        _buffer.Append(method.JsonNames[index]);
        if (method.SecretParameters is { } secret && secret[index])
        {
            Write(SecretMask.Masked, int.MaxValue);
        }
        else if (value is null || !_settings.WritesPlainPrimitives || _buffer.Length > _settings.AmpleBytes || !TryWritePlain(value, int.MaxValue))
        {
            Write(value, LimitOf(method.Parameters.Length, index));
        }
    }

    /// <summary>The finished JSON object, null if it is not to be recorded; the capture goes back to its thread.</summary>
    internal string? TakeInput()
    {
        _buffer.Append((byte)'}');
        string? text = RecordedText.OfJson(SemanticConventions.Judgment.Input, Text(), _settings, _settings.Limit);
        Return();
        return text;
    }

    internal void Return()
    {
        Method = null;
        _buffer.Clear();
        _cached = this;
    }

    private static ValueCapture Rent()
    {
        ValueCapture capture = _cached ?? new ValueCapture();
        _cached = null;
        capture._settings = TracerScope.Current?.Values ?? ValueSettings.Default;
        return capture;
    }

    private string Text() => Encoding.UTF8.GetString(_buffer.Bytes, 0, _buffer.Length);

    private int LimitOf(int count, int index)
    {
        int limit = _settings.Limit;
        int used = _buffer.Length <= limit / 2 ? _buffer.Length : JsonShortener.CharactersOf(_buffer.Bytes.AsSpan(0, _buffer.Length));
        int reserved = (count - 1 - index) * Math.Min(Share, limit / (2 * count));
        return Math.Max(limit - used - reserved - 1, Math.Min(Share, limit / (2 * count)));
    }

    private void Write<T>(T value, int limit)
    {
        if (value is null)
        {
            _json.Reset();
            _json.WriteNullValue();
            _json.Flush();
        }
        else if (!_settings.WritesPlainPrimitives || !TryWritePlain(value, limit))
        {
            WriteAny(value, limit);
        }
    }

    private bool TryWritePlain<T>(T value, int limit)
    {
        _json.Reset();
        if (PrimitiveJson.TryWrite(_json, value, limit))
        {
            _json.Flush();
            return true;
        }

        return false;
    }

    private void WriteAny<T>(T value, int limit)
    {
        if (_settings.Custom is { } custom)
        {
            Walk(CustomShape.Wrap(custom, value!), _settings.Serializer, limit);
        }
        else if (!typeof(T).IsValueType || !TryWriteUnboxed(value))
        {
            Walk(value, _settings.Serializer, limit);
        }
    }

    // For a value type the declared type is the type, so an enum or a date needs no box.
    private bool TryWriteUnboxed<T>(T value)
    {
        if (_settings.Serializer.ShapeOf(typeof(T)) is not LeafShape { Type: System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type })
        {
            return false;
        }

        int start = _buffer.Length;
        try
        {
            _json.Reset();
            JsonSerializer.Serialize(_json, value, type);
            _json.Flush();
            return true;
        }
        catch (Exception e)
        {
            ValueWriter.Report(e);
            _buffer.CutTo(start);
            return false;
        }
    }

    private void Walk(object? value, ValueSerializer serializer, int limit)
    {
        int start = _buffer.Length;
        bool before = CapturingFlow.Enter();
        _json.Reset();
        try
        {
            _writer.Start(serializer, limit);
            _writer.Write(value);
            _json.Flush();
        }
        catch (Exception e)
        {
            Faults.Report("Serialize", e);
            _writer.Abandon();
            _json.Reset();
            _buffer.CutTo(start);
            _json.WriteStringValue(TypeNames.Placeholder(value!.GetType(), e));
            _json.Flush();
        }
        finally
        {
            CapturingFlow.Leave(before);
        }
    }
}
