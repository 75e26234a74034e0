using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace Judgeval.Fody.Emit;

/// <summary>
/// What is known of the instructions of a body while it is rewritten. Each has a number, which its offset holds meanwhile: 0 for one that nothing is known of,
/// as all new ones have it. That makes a lookup an index, where sets and dictionaries would cost more than all the rest of the weaving.
/// </summary>
internal sealed class InstructionNotes
{
    private const int RoomForNew = 8;

    private Note[] _notes;
    private int _room;
    private int _last;

    /// <param name="body">Its instructions get numbers, so its offsets are lost until it is measured again.</param>
    /// <param name="buffers">Where the notes are kept, until those of another body are.</param>
    public InstructionNotes(MethodBody body, EditBuffers buffers)
    {
        _room = body.Instructions.Count + 1 + RoomForNew;
        _notes = buffers.TakeNotes(_room);
        if (body.Method.DebugInformation.HasSequencePoints)
        {
            NoteSequencePoints(body);
        }

        var code = body.Instructions;
        for (var index = 0; index < code.Count; index++)
        {
            code[index].Offset = ++_last;
        }

        CountBranches(code);
        NoteRegionStarts(body);
    }

    /// <summary>What is known of the instruction, to read only.</summary>
    public ref readonly Note this[Instruction instruction] => ref _notes[instruction.Offset];

    /// <summary>What is known of the instruction, to write; valid until the next call.</summary>
    public ref Note Of(Instruction instruction)
    {
        if (instruction.Offset == 0)
        {
            instruction.Offset = ++_last;
            if (_last == _room)
            {
                _room *= 2;
                var notes = new Note[_room];
                Array.Copy(_notes, notes, _last);
                _notes = notes;
            }
        }

        return ref _notes[instruction.Offset];
    }

    private void NoteSequencePoints(MethodBody body)
    {
        // What another weaver put in has no offset yet.
        if (!AreInOrder(body.Instructions))
        {
            MacroOptimizer.Measure(body);
        }

        if (AreInOrder(body.Method.DebugInformation.SequencePoints))
        {
            FindSequencePoints(body.Instructions, body.Method.DebugInformation.SequencePoints);
        }
        else
        {
            MapSequencePoints(body);
        }
    }

    private void FindSequencePoints(Collection<Instruction> code, Collection<SequencePoint> points)
    {
        var point = 0;
        for (var index = 0; index < code.Count; index++)
        {
            var offset = code[index].Offset;
            while (point < points.Count && points[point].Offset < offset)
            {
                point++;
            }

            if (point < points.Count && points[point].Offset == offset)
            {
                _notes[index + 1].SequencePoint = points[point];
            }
        }
    }

    private void MapSequencePoints(MethodBody body)
    {
        var points = body.Method.DebugInformation.GetSequencePointMapping();
        for (var index = 0; index < body.Instructions.Count; index++)
        {
            points.TryGetValue(body.Instructions[index], out _notes[index + 1].SequencePoint);
        }
    }

    private static bool AreInOrder(Collection<Instruction> code)
    {
        for (var index = 1; index < code.Count; index++)
        {
            if (code[index].Offset <= code[index - 1].Offset)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreInOrder(Collection<SequencePoint> points)
    {
        for (var index = 1; index < points.Count; index++)
        {
            if (points[index].Offset < points[index - 1].Offset)
            {
                return false;
            }
        }

        return true;
    }

    private void CountBranches(Collection<Instruction> code)
    {
        for (var index = 0; index < code.Count; index++)
        {
            var instruction = code[index];
            if (instruction.Operand is Instruction target)
            {
                _notes[target.Offset].Branches++;
            }
            else if (instruction.Operand is Instruction[] cases)
            {
                foreach (var @case in cases)
                {
                    _notes[@case.Offset].Branches++;
                }
            }
        }
    }

    private void NoteRegionStarts(MethodBody body)
    {
        if (!body.HasExceptionHandlers)
        {
            return;
        }

        foreach (var handler in body.ExceptionHandlers)
        {
            _notes[handler.TryStart.Offset].StartsRegion = true;
            _notes[handler.HandlerStart.Offset].StartsRegion = true;
            if (handler.FilterStart != null)
            {
                _notes[handler.FilterStart.Offset].StartsRegion = true;
            }
        }
    }

    /// <summary>What is known of one instruction.</summary>
    internal struct Note
    {
        /// <summary>Null where no statement begins.</summary>
        public SequencePoint? SequencePoint;

        /// <summary>How many branches lead to it.</summary>
        public int Branches;

        /// <summary>Whether it starts a protected region of the original body, or one of its handlers.</summary>
        public bool StartsRegion;

        /// <summary>Whether debuggers shall not show the last user line for it.</summary>
        public bool IsHidden;
    }
}
