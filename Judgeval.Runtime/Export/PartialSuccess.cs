namespace Judgeval.Export;

/// <summary>
/// Reads the answer to an export, which may say that some spans were rejected although the status is 200; OpenTelemetry's exporter does not look at it.
/// The message is <c>ExportTraceServiceResponse { 1: { 1: int64 rejected_spans, 2: string error_message } }</c> in protobuf.
/// </summary>
internal static class PartialSuccess
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;

    /// <summary>The number of rejected spans; 0 when there are none or the answer is something else.</summary>
    internal static long RejectedSpans(ReadOnlySpan<byte> response) =>
        Find(response, LengthDelimited, out ReadOnlySpan<byte> partialSuccess, out _) && Find(partialSuccess, Varint, out _, out ulong rejected) ? (long)rejected : 0;

    // Finds field 1 of the given wire type.
    private static bool Find(ReadOnlySpan<byte> message, int wireType, out ReadOnlySpan<byte> bytes, out ulong number)
    {
        bytes = default;
        number = 0;
        while (TryReadVarint(ref message, out ulong tag) && TryReadVarint(ref message, out ulong value))
        {
            int type = (int)(tag & 7);
            if (type is not (Varint or LengthDelimited) || (type == LengthDelimited && value > (ulong)message.Length))
            {
                return false;
            }

            ReadOnlySpan<byte> content = type == LengthDelimited ? message.Slice(0, (int)value) : default;
            message = message.Slice(content.Length);
            if (tag >> 3 == 1 && type == wireType)
            {
                bytes = content;
                number = value;
                return true;
            }
        }

        return false;
    }

    private static bool TryReadVarint(ref ReadOnlySpan<byte> message, out ulong value)
    {
        value = 0;
        for (int i = 0; i < Math.Min(message.Length, 10); i++)
        {
            value |= (ulong)(message[i] & 0x7F) << (7 * i);
            if ((message[i] & 0x80) == 0)
            {
                message = message.Slice(i + 1);
                return true;
            }
        }

        return false;
    }
}
