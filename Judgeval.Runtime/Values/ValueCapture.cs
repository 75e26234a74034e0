using System.Text;
using System.Text.Json;
using Judgeval.CompilerServices;
using Judgeval.Diagnostics;
using Judgeval.Spans;

namespace Judgeval.Values;

/// <summary>
/// Turns arguments and results into text. Each thread keeps one for reuse; a nested use gets one of its own. A value that fails becomes a placeholder,
/// and the values beside it are kept.
/// </summary>
#pragma warning disable CA1001 // The writer holds nothing but the buffer; both live as long as their thread.
internal sealed class ValueCapture
#pragma warning restore CA1001
{
    [ThreadStatic]
    private static ValueCapture? _cached;

    [ThreadStatic]
    private static bool _isCapturing;

    private readonly PooledBuffer _buffer = new();
    private readonly Utf8JsonWriter _writer;

    private ValueCapture() => _writer = new Utf8JsonWriter(_buffer, ValueSerializer.WriterOptions);

    /// <summary>Whether this thread runs a value's own code (getters, converters) on our behalf.</summary>
    internal static bool IsCapturing => _isCapturing;

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

    /// <summary>The text of a result: a string as it is, anything else as JSON.</summary>
    internal static string TextOf<T>(T value)
    {
        if (value is string text)
        {
            return RecordedText.Of(text, Limit);
        }

        return JsonOf(value);
    }

    /// <summary>The value as JSON, strings too.</summary>
    internal static string JsonOf<T>(T value)
    {
        ValueCapture capture = Rent();
        try
        {
            capture.Write(value);
            return capture.TakeText();
        }
        finally
        {
            capture.Return();
        }
    }

    internal void AddArgument<T>(int index, T value)
    {
        _buffer.Append(Method!.JsonNames[index]);
        Write(value);
    }

    /// <summary>The finished JSON object; the capture goes back to its thread.</summary>
    internal string TakeInput()
    {
        _buffer.Append((byte)'}');
        string text = TakeText();
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
        return capture;
    }

    private string TakeText() => RecordedText.OfJson(Encoding.UTF8.GetString(_buffer.Bytes, 0, _buffer.Length), Limit);

    private void Write<T>(T value)
    {
        int start = _buffer.Length;
        int limit = Limit;
        _writer.Reset();
        bool outermost = !_isCapturing;
        _isCapturing = true;
        try
        {
            _buffer.MaximumLength = start + ValueSerializer.MaximumBytes(limit);
            if (!TryWrite(value, start, ValueSerializer.Options, lastTry: false))
            {
                TryWrite(value, start, ValueSerializer.GuardedOptions, lastTry: true);
            }
        }
        finally
        {
            _isCapturing = !outermost;
            _buffer.MaximumLength = int.MaxValue;
        }
    }

    private bool TryWrite<T>(T value, int start, JsonSerializerOptions options, bool lastTry)
    {
        try
        {
            ValueSerializer.Write(_writer, value, options);
            _writer.Flush();
            return true;
        }
        catch (ValueTooLongException)
        {
            byte[] beginning = _buffer.Bytes.AsSpan(start, _buffer.Length - start).ToArray();
            StartOver(start);
            _buffer.MaximumLength = int.MaxValue;
            JsonShortener.Shorten(beginning, isWhole: false, Limit, _writer);
            _writer.Flush();
            return true;
        }
        catch (Exception e)
        {
            RuntimeEventSource.Instance.Fault("Serialize", e);
            StartOver(start);
            if (lastTry)
            {
                _writer.WriteStringValue(TypeNames.Placeholder(value!.GetType(), e));
                _writer.Flush();
            }

            return false;
        }
    }

    private void StartOver(int start)
    {
        _writer.Reset();
        _buffer.CutTo(start);
    }
}
