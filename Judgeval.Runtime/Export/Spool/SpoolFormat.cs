using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Judgeval.Export.Delivery;

namespace Judgeval.Export.Spooling;

/// <summary>
/// A request as a file: a head of fixed size with lengths and a checksum, then what is known of the request as JSON, then the body. <c>docs/spool.md</c> has the table.
/// </summary>
internal static class SpoolFormat
{
    internal const byte Version = 1;

    /// <summary>OpenTelemetry's exporter makes no larger request.</summary>
    internal const int LongestBody = 64 * 1024 * 1024;

    private const int LongestDescription = 64 * 1024;
    private const int VersionOffset = 8;
    private const int StateOffset = 9;
    private const int DescriptionOffset = 12;
    private const int BodyOffset = 16;
    private const int ChecksumOffset = 20;
    private const int ChecksumBytes = 32;
    private const int HeadBytes = ChecksumOffset + ChecksumBytes;

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("JDGSPOOL");

    /// <summary>How long the file is; null when the request is too large to be one.</summary>
    internal static long? LengthOf(SpooledRequest request, byte[] description) =>
        request.Body.Length <= LongestBody && description.Length <= LongestDescription ? (long)HeadBytes + description.Length + request.Body.Length : null;

    internal static void Write(Stream stream, SpooledRequest request, byte[] description)
    {
        byte[] head = new byte[HeadBytes];
        Magic.CopyTo(head, 0);
        head[VersionOffset] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(DescriptionOffset), description.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(BodyOffset), request.Body.Length);
        Checksum(head, description, request.Body).CopyTo(head, ChecksumOffset);
        stream.Write(head, 0, head.Length);
        stream.Write(description, 0, description.Length);
        stream.Write(request.Body, 0, request.Body.Length);
    }

    /// <summary>The state; null when the file is not one of ours.</summary>
    internal static SpoolState? StateOf(Stream stream)
    {
        byte[] start = new byte[StateOffset + 1];
        stream.Position = 0;
        return TryFill(stream, start) && start.AsSpan(0, Magic.Length).SequenceEqual(Magic) ? (SpoolState)start[StateOffset] : null;
    }

    internal static void SetState(Stream stream, SpoolState state)
    {
        stream.Position = StateOffset;
        stream.WriteByte((byte)state);
        stream.Flush();
    }

    /// <summary>The request; null, with what is wrong, when the file is not one that was written whole.</summary>
    internal static SpooledRequest? Read(Stream stream, out string? fault)
    {
        byte[] head = new byte[HeadBytes];
        stream.Position = 0;
        if (!TryFill(stream, head) || !head.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            fault = "it is not a request";
            return null;
        }

        if (head[VersionOffset] != Version)
        {
            fault = "another version wrote it";
            return null;
        }

        int descriptionLength = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(DescriptionOffset));
        int bodyLength = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(BodyOffset));
        if (descriptionLength is < 0 or > LongestDescription || bodyLength is < 0 or > LongestBody || stream.Length != (long)HeadBytes + descriptionLength + bodyLength)
        {
            fault = "it is cut off";
            return null;
        }

        byte[] description = new byte[descriptionLength];
        byte[] body = new byte[bodyLength];
        if (!TryFill(stream, description) || !TryFill(stream, body) || !Checksum(head, description, body).AsSpan().SequenceEqual(head.AsSpan(ChecksumOffset, ChecksumBytes)))
        {
            fault = "its checksum is wrong";
            return null;
        }

        SpooledRequest? request = SpoolDescription.Read(description, body);
        fault = request is null ? "its description cannot be read" : null;
        return request;
    }

    // Over the lengths as well; the state changes, and is left out.
    private static byte[] Checksum(byte[] head, byte[] description, byte[] body)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(head, VersionOffset, 1);
        sha.AppendData(head, DescriptionOffset, ChecksumOffset - DescriptionOffset);
        sha.AppendData(description);
        sha.AppendData(body);
        return sha.GetHashAndReset();
    }

    private static bool TryFill(Stream stream, byte[] buffer)
    {
        int filled = 0;
        while (filled < buffer.Length)
        {
            int read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }
}
