using System.Runtime.CompilerServices;
using System.Text.Json;
using Judgeval.Diagnostics;
using Judgeval.Values.Shapes;

namespace Judgeval.Values;

/// <summary>
/// Walks over one value and writes it as JSON, within a budget of nodes, items, depth and characters. What is left out is marked where it is missing. Nothing
/// that the value's own code throws leaves here.
/// </summary>
internal sealed class ValueWriter(Utf8JsonWriter json, PooledBuffer buffer)
{
    internal const int MaximumDepth = 32;

    /// <summary>Values inside of a value: members, items, keys with their values.</summary>
    internal const int MaximumNodes = 4096;

    /// <summary>Items of one collection.</summary>
    internal const int MaximumItems = 1000;

    internal const string Marker = "…";

    // What an open array or object still needs: a comma, the marker with a count, the closing bracket.
    private const int ClosingCost = 26;

    // A number and the name of a short member.
    private const int SmallestRoom = 32;

    private readonly object?[] _ancestors = new object?[MaximumDepth];
    private int _depth;
    private int _nodes;
    private int _limit;
    private int _start;
    private int _counted;
    private int _continuationBytes;

    internal Utf8JsonWriter Json { get; } = json;

    internal ValueSerializer Serializer { get; private set; } = ValueSerializer.Default;

    /// <summary>Whether another member or item may be written.</summary>
    internal bool HasRoom => _nodes > 0 && Left(SmallestRoom) >= SmallestRoom;

    /// <summary>Begins a value. The JSON writer was reset, and writes to the end of the buffer.</summary>
    internal void Start(ValueSerializer serializer, int limit)
    {
        Serializer = serializer;
        _depth = 0;
        _nodes = MaximumNodes;
        _limit = limit;
        _start = buffer.Length;
        _counted = 0;
        _continuationBytes = 0;
    }

    /// <summary>Writes one value, whatever happens.</summary>
    internal void Write(object? value)
    {
        _nodes--;
        if (value is null)
        {
            Json.WriteNullValue();
        }
        else if (!Serializer.WritesPlainPrimitives || !TryWritePlain(value))
        {
            Write(value, null);
        }
    }

    /// <summary>Writes one value as that shape, or else as that of its type.</summary>
    internal void Write(object value, ValueShape? shape)
    {
        int depth = Json.CurrentDepth;
        try
        {
            (shape ?? Serializer.ShapeOf(value.GetType())).Write(this, value);
        }
        catch (Exception e) when (Json.CurrentDepth == depth)
        {
            // Nothing has been written yet: arrays and objects look after their parts. Otherwise the whole value is lost.
            Report(e);
            WriteText(TypeNames.Placeholder(value.GetType(), e));
        }
    }

    /// <summary>Writes a string, cut to what is left.</summary>
    internal void WriteText(string text) => Json.WriteStringValue(Fit(text));

    /// <summary>Writes the name of a member that the program chose at run time.</summary>
    internal void WriteName(string name) => Json.WritePropertyName(Fit(name));

    /// <summary>Enters an array or object, unless that is too deep, or inside of itself; then a mark is written in its place.</summary>
    internal bool TryEnter(object value)
    {
        if (_depth == MaximumDepth || Left(ClosingCost) < ClosingCost || !HasStack())
        {
            Json.WriteStringValue(Marker);
            return false;
        }

        for (int i = 0; i < _depth; i++)
        {
            if (ReferenceEquals(_ancestors[i], value))
            {
                Json.WriteStringValue($"<cycle: {TypeNames.Short(value.GetType())}>");
                return false;
            }
        }

        _ancestors[_depth++] = value;
        return true;
    }

    /// <summary>Leaves what is still entered after an exception.</summary>
    internal void Abandon()
    {
        while (_depth > 0)
        {
            Leave();
        }
    }

    internal void Leave() => _ancestors[--_depth] = null;

    /// <summary>Counts what was written without <see cref="Write(object)"/>.</summary>
    internal void Take(int nodes) => _nodes -= nodes;

    /// <summary>Characters that may still be written. Exact when they are fewer than needed.</summary>
    internal int Left(int needed)
    {
        int written = (int)(Json.BytesCommitted + Json.BytesPending);
        int room = _limit - (_depth * ClosingCost) + _continuationBytes;
        if (room - written >= needed || written == _counted)
        {
            return room - written;
        }

        // Bytes are at least as many as characters; to know by how much, they must be looked at.
        Json.Flush();
        ReadOnlySpan<byte> bytes = buffer.Bytes.AsSpan(_start + _counted, written - _counted);
        _continuationBytes += bytes.Length - JsonShortener.CharactersOf(bytes);
        _counted = written;
        return _limit - (_depth * ClosingCost) + _continuationBytes - written;
    }

    /// <summary>Tells our event source what a value threw.</summary>
    internal static void Report(Exception exception) => RuntimeEventSource.Instance.Fault("Serialize", exception);

    private static bool HasStack()
    {
#if NET
        return RuntimeHelpers.TryEnsureSufficientExecutionStack();
#else
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
#endif
    }

    private bool TryWritePlain(object value)
    {
        switch (value)
        {
            case string text:
                WriteText(text);
                return true;
            case int number:
                Json.WriteNumberValue(number);
                return true;
            case bool flag:
                Json.WriteBooleanValue(flag);
                return true;
            case long number:
                Json.WriteNumberValue(number);
                return true;
            case decimal number:
                Json.WriteNumberValue(number);
                return true;
            case double number:
                return PrimitiveJson.TryWriteDouble(Json, number);
            default:
                return false;
        }
    }

    private string Fit(string text)
    {
        int left = Math.Max(Left(text.Length), 1);
        string shortened = MediaText.Shorten(text, 2 * left);
        return shortened.Length <= left ? shortened : RecordedText.Bounded(shortened, left);
    }
}
